/**
 * The study spec as users write it: JSON or YAML in, a checked {@code StudySpec} or all its problems out.
 *
 * <p>Read {@link io.gatewise.study.spec.SpecReader} first. A document is read ({@link
 * io.gatewise.study.spec.SpecText}), held against the published JSON Schema ({@link
 * io.gatewise.study.spec.SpecSchema}), bound part by part ({@link io.gatewise.study.spec.SpecParts}), and
 * what binds is checked for contradictions in itself ({@link io.gatewise.study.spec.SpaceCheck}, {@link
 * io.gatewise.study.spec.TaskFit}) and with its data ({@link io.gatewise.study.spec.DataCheck}). A part with a
 * problem doesn't keep the others from being checked. {@link io.gatewise.study.spec.Units} says what a plan divides:
 * rows in time, or whole sequences.
 */
package io.gatewise.study.spec;
