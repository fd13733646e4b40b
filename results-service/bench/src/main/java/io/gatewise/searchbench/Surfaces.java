package io.gatewise.searchbench;

import java.util.List;
import java.util.stream.Stream;

/** Every surface of the bench. */
final class Surfaces {

    private Surfaces() {}

    static List<Surface> all() {
        return Stream.of(TestFunctions.all(), Trainings.all(), Landscapes.all())
                .flatMap(List::stream)
                .toList();
    }

    static Surface named(String name) {
        return all().stream()
                .filter(surface -> surface.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no surface is named " + name));
    }
}
