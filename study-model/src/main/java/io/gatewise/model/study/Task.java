package io.gatewise.model.study;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;

/** What the network is to learn from the data. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = Forecasting.class, name = "forecasting"))
public sealed interface Task permits Forecasting {

    /** The columns that must hold a finite number in every row. */
    Set<String> numericColumns();
}
