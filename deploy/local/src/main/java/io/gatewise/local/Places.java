package io.gatewise.local;

import java.nio.file.Path;

/**
 * Where a stack keeps what.
 *
 * @param data     everything of its own: data of broker and database, artifacts, logs
 * @param programs PostgreSQL's unpacked programs; several stacks may share them
 */
record Places(Path data, Path programs) {

    /** All in one folder. */
    static Places within(Path data) {
        var absolute = data.toAbsolutePath().normalize();
        return new Places(absolute, absolute.resolve("postgres"));
    }

    /** Data in one folder, and programs unpacked once for this user: for tests, which start often. */
    static Places withSharedPrograms(Path data) {
        var absolute = data.toAbsolutePath().normalize();
        var home = Path.of(System.getProperty("user.home"));
        return home.toFile().canWrite()
                ? new Places(
                        absolute, home.resolve(".cache").resolve("gatewise").resolve("postgres"))
                : within(absolute);
    }

    /** The log of one process. */
    Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    /** Which processes run. */
    Path records() {
        return data.resolve("run");
    }

    /** The artifact store. */
    Path artifacts() {
        return data.resolve("artifacts");
    }
}
