package io.gatewise.model.space;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One searched setting: its name and its legal values.
 *
 * <p>Values are {@link Double} for {@link FloatParameter}, {@link Long} for {@link IntParameter} and
 * {@link String}, {@link Long}, {@link Double} or {@link Boolean} for {@link CategoricalParameter}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FloatParameter.class, name = "float"),
    @JsonSubTypes.Type(value = IntParameter.class, name = "int"),
    @JsonSubTypes.Type(value = CategoricalParameter.class, name = "categorical")
})
public sealed interface Parameter permits FloatParameter, IntParameter, CategoricalParameter {

    /** The setting's name, unique in its space. */
    String name();

    /** When it is active; null for always. */
    Condition condition();

    /** The same with another condition; null for none. */
    Parameter withCondition(Condition other);

    /** Where good values are expected; null for anywhere. */
    Prior prior();

    /** The same with another prior; null for none. */
    Parameter withPrior(Prior other);

    /** Whether {@code value} is legal: of this parameter's Java type, in range and on its grid. */
    boolean contains(Object value);

    /** What is legal, for messages to users: for example {@code int in [8, 128]}. */
    String allowed();

    /** The legal value at {@code unit} in [0, 1]; equal shares of [0, 1] for grid points and choices. */
    Object fromUnit(double unit);

    /**
     * Where a legal value lies in [0, 1]; {@code fromUnit(toUnit(v))} is {@code v}, but for the last
     * digits of a continuous one. For a grid point or choice, the middle of its share.
     */
    double toUnit(Object value);

    /** The number of distinct values; {@link Long#MAX_VALUE} where they are continuous. */
    long cardinality();

    /**
     * The legal value nearest to {@code wanted} on this parameter's scale: how a trainer's default is
     * brought into a user's range. A category that is no choice becomes the first choice.
     */
    Object nearest(Object wanted);

    /** {@code value} in this parameter's Java type (a JSON 3 for a float is 3.0), unchanged if it has none. */
    Object normalise(Object value);
}
