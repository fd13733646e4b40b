/**
 * What users ask of study-service: data sets, studies and their trials, and the schema of the spec.
 *
 * <p>One {@code …Resource} for each path; what they answer are records of this package. Errors are
 * problem details, made by {@code edge.rest} from what {@link io.gatewise.study.rest.Refusals} throws.
 */
package io.gatewise.study.rest;
