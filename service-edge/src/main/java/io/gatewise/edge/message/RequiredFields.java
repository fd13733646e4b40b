package io.gatewise.edge.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The check that Jackson leaves out: a required field may not be null either. */
final class RequiredFields {

    /** Kept for each class: looking components up costs more than reading the message. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> record) {
            return Stream.of(record.getRecordComponents())
                    .filter(component -> !component.getType().isPrimitive())
                    .map(Part::of)
                    .toList();
        }
    };

    private RequiredFields() {}

    /** A component that may be null, or have such components itself. */
    private record Part(String name, boolean required, Method accessor) {

        static Part of(RecordComponent component) {
            JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
            return new Part(component.getName(), property != null && property.required(), component.getAccessor());
        }

        Object of(Record record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException programError) {
                throw new IllegalStateException("can't read " + name + " of a message", programError);
            }
        }
    }

    /**
     * Looks through {@code value} and all records in it.
     *
     * @throws IllegalArgumentException naming the first required component that is null
     */
    static void check(Object value) {
        if (value instanceof Collection<?> many) {
            many.forEach(RequiredFields::check);
        } else if (value instanceof Record record) {
            for (Part part : PARTS.get(record.getClass())) {
                Object content = part.of(record);
                if (content != null) {
                    check(content);
                } else if (part.required()) {
                    throw new IllegalArgumentException(part.name() + ": required, got null");
                }
            }
        }
    }
}
