package io.gatewise.edge.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Collection;

/** The check that Jackson leaves out: a required field may not be null either. */
final class RequiredFields {

    private RequiredFields() {}

    /**
     * Looks through {@code value} and all records in it.
     *
     * @throws IllegalArgumentException naming the first required component that is null
     */
    static void check(Object value) {
        if (value instanceof Collection<?> many) {
            many.forEach(RequiredFields::check);
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object part = read(record, component);
                if (part != null) {
                    check(part);
                } else if (isRequired(component)) {
                    throw new IllegalArgumentException(component.getName() + ": required, got null");
                }
            }
        }
    }

    private static boolean isRequired(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property != null && property.required();
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException programError) {
            throw new IllegalStateException("can't read " + component + " of a message", programError);
        }
    }
}
