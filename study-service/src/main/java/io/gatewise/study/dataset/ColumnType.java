package io.gatewise.study.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a column holds. */
public enum ColumnType {
    /** Finite numbers. */
    @JsonProperty("number")
    NUMBER,
    /** Dates or date-times, all of one form. */
    @JsonProperty("time")
    TIME,
    /** Anything else. */
    @JsonProperty("text")
    TEXT
}
