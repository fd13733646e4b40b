package io.gatewise.worker.lstm;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What objects of ours really hold: the arrays of numbers that can be reached from one. */
public final class Held {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private long bytes;

    private Held() {}

    /** The bytes of all arrays of numbers, without headers; what {@code except} reaches is left out. */
    public static long bytes(Object from, Object... except) {
        var held = new Held();
        for (Object other : except) {
            held.add(other);
        }
        held.bytes = 0;
        held.add(from);
        return held.bytes;
    }

    private void add(Object object) {
        if (object == null || !seen.add(object)) {
            return;
        }
        Class<?> type = object.getClass();
        if (type.isArray() && type.getComponentType().isPrimitive()) {
            bytes += (long) Array.getLength(object) * width(type.getComponentType());
        } else if (type.isArray()) {
            for (Object element : (Object[]) object) {
                add(element);
            }
        } else if (type.getName().startsWith("io.gatewise") && !type.isEnum()) {
            fields(object, type);
        }
    }

    private void fields(Object object, Class<?> type) {
        for (Class<?> at = type; at != Object.class; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    try {
                        field.setAccessible(true);
                        add(field.get(object));
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                }
            }
        }
    }

    private static int width(Class<?> number) {
        if (number == long.class || number == double.class) {
            return Long.BYTES;
        }
        return number == int.class || number == float.class ? Integer.BYTES : number == char.class ? 2 : 1;
    }
}
