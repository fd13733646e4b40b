package io.gatewise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The starter script in a folder of its own, with a Maven wrapper and a JDK that only say what they were asked. */
class StarterTest {

    private static final String WRAPPER = """
            #!/bin/sh
            echo called >>calls
            echo '[INFO] Building Gatewise: command line 0.1.0-SNAPSHOT   [7/8]'
            if [ -f broken ]; then echo '[ERROR] cannot find symbol'; exit 1; fi
            for jar in cli/target/cli.jar deploy/local/target/deploy-local-1.jar \\
                study-service/target/quarkus-app/quarkus-run.jar trial-worker/target/quarkus-app/quarkus-run.jar \\
                results-service/target/quarkus-app/quarkus-run.jar
            do mkdir -p "$(dirname "$jar")"; : >"$jar"; done
            """;

    @TempDir
    private Path folder;

    private Path home;
    private Path jdk;

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void prepare() throws IOException {
        home = Files.createDirectories(folder.resolve("gate wise"));
        executable(home.resolve("mvnw"), WRAPPER);
        Files.writeString(home.resolve("pom.xml"), "");
        Files.createDirectories(home.resolve("cli/src/main"));
        Files.createDirectories(home.resolve("deploy/local"));
        Path starter = Path.of(System.getProperty("gatewise.root"), "gatewise");
        executable(home.resolve("gatewise"), Files.readString(starter));
        jdk = jdk("17.0.15");
    }

    private Path jdk(String version) throws IOException {
        Path root = Files.createDirectories(folder.resolve("jdk " + version));
        Files.writeString(root.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(root.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\npwd\nexit 7\n");
        executable(root.resolve("bin/javac"), "#!/bin/sh\n");
        return root;
    }

    private static void executable(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(Path script, Path javaHome, String... arguments) throws IOException {
        var command = new java.util.ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(List.of());
        builder.environment().putAll(Map.of("JAVA_HOME", javaHome.toString(), "PATH", "/usr/bin:/bin"));
        return builder.start();
    }

    private static Run ended(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    private Run run(String... arguments) throws Exception {
        return ended(start(home.resolve("gatewise"), jdk, arguments));
    }

    private long builds() throws IOException {
        return Files.readAllLines(home.resolve("calls")).size();
    }

    @Test
    void buildsAndPassesArgumentsAndExitCodeOn() throws Exception {
        Run run = run("study", "show", "a b");

        assertThat(run.code()).as(run.err()).isEqualTo(7);
        assertThat(run.out().lines().toList())
                .contains("-Dgatewise.home=" + home)
                .endsWith("-jar", home + "/cli/target/cli.jar", "study", "show", "a b", folder.toString());
        assertThat(run.err()).contains("Building Gatewise", home + "/.gatewise/build.log");
    }

    @Test
    void doesNotBuildTwice() throws Exception {
        run();

        Run second = run();

        assertThat(builds()).isEqualTo(1);
        assertThat(second.err()).isEmpty();
    }

    @Test
    void buildsAgainAfterASourceHasChanged() throws Exception {
        run();
        Path source = Files.writeString(home.resolve("cli/src/main/New.java"), "class New {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(10)));

        run();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void buildsAgainWhenAJarIsMissing() throws Exception {
        run();
        Files.delete(home.resolve("trial-worker/target/quarkus-app/quarkus-run.jar"));

        run();

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void takesABuildThatWasMadeWithMavenDirectly() throws Exception {
        run();
        Files.delete(home.resolve(".gatewise/build.stamp"));

        run();

        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void showsTheErrorsOfABuildThatFails() throws Exception {
        Files.writeString(home.resolve("broken"), "");

        Run run = run();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("[ERROR] cannot find symbol", "the build failed; all of it: " + home);
    }

    @Test
    void buildsOnceForTwoStartsAtATime() throws Exception {
        Process first = start(home.resolve("gatewise"), jdk);
        Process second = start(home.resolve("gatewise"), jdk);

        assertThat(ended(first).code()).isEqualTo(7);
        assertThat(ended(second).code()).isEqualTo(7);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void findsItsFolderThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("gw"), Path.of("gate wise/gatewise"));
        Path linked = Files.createSymbolicLink(folder.resolve("gw2"), link);

        Run run = ended(start(linked, jdk));

        assertThat(run.out()).contains("-Dgatewise.home=" + home + "\n");
    }

    @Test
    void saysThatTheJdkIsTooOld() throws Exception {
        Path old = jdk("1.8.0_402");
        var builder = new ProcessBuilder("/bin/bash", home.resolve("gatewise").toString());
        builder.environment().keySet().retainAll(List.of());
        // a PATH with what the script needs, but without any javac
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("sed", "head", "dirname", "find", "mkdir", "readlink")) {
            executable(tools.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
        }
        builder.environment().putAll(Map.of("JAVA_HOME", old.toString(), "PATH", tools.toString()));

        Run run = ended(builder.start());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("needs a JDK 17 or newer", old.toString());
    }
}
