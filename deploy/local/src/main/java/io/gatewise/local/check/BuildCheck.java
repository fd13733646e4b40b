package io.gatewise.local.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Whether the programs to start have been built. */
public final class BuildCheck {

    private BuildCheck() {}

    /** A sentence for each of {@code programs} that isn't there. */
    public static List<String> problems(Collection<Path> programs) {
        return programs.stream()
                .filter(program -> !Files.isReadable(program))
                .map(program -> program + " is missing: build Gatewise first")
                .toList();
    }
}
