package io.gatewise.cli.stack;

import io.gatewise.cli.api.Reason;
import io.gatewise.cli.api.UserMistakeException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of a built Gatewise, and the folder for what it keeps.
 *
 * @param root where the starter script lies
 * @param data kept between starts
 */
public record Home(Path root, Path data) {

    /** What the starter script passes on. */
    public static final String PROPERTY = "gatewise.home";

    public Home {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /**
     * The home at {@code root}.
     *
     * @param root null if the starter script wasn't used
     * @param data null for {@code .gatewise} in the root
     */
    public static Home of(String root, Path data) {
        if (root == null) {
            throw new UserMistakeException("only the starter script knows where the services lie: use ./gatewise");
        }
        Path folder = Path.of(root);
        return new Home(folder, data == null ? folder.resolve(".gatewise") : data);
    }

    /** The jar of the local stack's launcher; what it needs lies beside it. */
    Path launcher() {
        Path target = root.resolve("deploy/local/target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "deploy-local-*.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new UserMistakeException("the local stack isn't built: " + target + ": " + Reason.of(e));
        }
        throw new UserMistakeException("the local stack isn't built: no deploy-local jar in " + target);
    }
}
