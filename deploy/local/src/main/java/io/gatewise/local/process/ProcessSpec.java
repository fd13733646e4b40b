package io.gatewise.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to run and to end one child process.
 *
 * @param name        what people call it; also the name of its log
 * @param command     program and arguments
 * @param environment variables added to this JVM's own
 * @param folder      its working folder
 * @param log         the file that gets what it prints
 * @param stopSignal  asks it to end
 * @param patience    how long it may take to end before it is killed
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        StopSignal stopSignal,
        Duration patience) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
