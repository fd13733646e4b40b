/**
 * What a user asks for and what a trial ends with: the study spec and the values that travel with it.
 *
 * <p>Read {@link io.gatewise.model.study.StudySpec} first, then {@link
 * io.gatewise.model.study.Outcome}. The published JSON Schema of the spec lies beside the classes as
 * {@code study-spec.schema.json}; a test holds the two together.
 */
package io.gatewise.model.study;
