package io.gatewise.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The account that PostgreSQL runs under. It refuses root, and users without a name; then a user
 * namespace of its own hides who it is, or, where the system allows none (as in many containers), root
 * lets the programs run as nobody.
 *
 * @param prefix what comes before the command; empty for the user of this JVM
 */
record PostgresAccount(List<String> prefix) {

    private static final String NOBODY = "65534";
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private static final String USABLE = "test -x \"$1\" && cd \"$2\" && test -w . && echo yes";

    PostgresAccount {
        prefix = List.copyOf(prefix);
    }

    /**
     * Chooses the account for this JVM's user.
     *
     * @param program a program that the account must be able to run
     * @param data    the data folder; it is given to nobody if PostgreSQL has to run as nobody
     * @throws IOException if PostgreSQL refuses this JVM's user and no other account will do
     */
    static PostgresAccount choose(Path program, Path data) throws IOException {
        var root = output(List.of("id", "-u")).equals("0");
        if (!root && !output(List.of("id", "-un")).isEmpty()) {
            return new PostgresAccount(List.of());
        }
        var mapped = output(with(NAMESPACE, "id", "-u"));
        if (!mapped.isEmpty() && !mapped.equals("0")) {
            return new PostgresAccount(NAMESPACE);
        }
        if (!root) {
            throw new IOException("PostgreSQL needs a user with a name, and this one has none in the system's list");
        }
        return nobody(program, data);
    }

    /** Root's way out where there are no user namespaces. */
    static PostgresAccount nobody(Path program, Path data) throws IOException {
        chown(data);
        if (output(with(AS_NOBODY, "sh", "-c", USABLE, "sh", program.toString(), data.toString()))
                .isEmpty()) {
            throw new IOException("PostgreSQL refuses to run as root, and on this system another account can't use "
                    + data + ": start Gatewise as an ordinary user or choose a data folder that all users may enter");
        }
        return new PostgresAccount(AS_NOBODY);
    }

    /** The command that runs {@code command} under this account. */
    List<String> command(List<String> command) {
        return with(prefix, command.toArray(String[]::new));
    }

    private static List<String> with(List<String> prefix, String... command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        return whole;
    }

    private static void chown(Path data) throws IOException {
        Files.createDirectories(data);
        output(List.of("chown", "-R", NOBODY + ":" + NOBODY, data.toString()));
    }

    /** What a command prints, or nothing if it fails or isn't there. */
    private static String output(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? printed : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
