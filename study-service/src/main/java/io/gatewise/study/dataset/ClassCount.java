package io.gatewise.study.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One of a column's few values.
 *
 * @param value  canonical
 * @param rows   that have it
 * @param series that have it in all their rows; null if there are no series, or the column changes within one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClassCount(String value, long rows, Long series) {}
