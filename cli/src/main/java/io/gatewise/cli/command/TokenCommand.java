package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.Reason;
import io.gatewise.cli.api.Tokens;
import io.gatewise.cli.api.UserMistakeException;
import io.gatewise.token.Role;
import io.gatewise.token.TokenKeys;
import io.gatewise.token.TokenMaker;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatewise token …}. */
@Command(
        name = "token",
        description = "Tokens: who may do what where Gatewise asks for one.",
        subcommands = {TokenCommand.Keys.class, TokenCommand.Create.class, TokenCommand.Renew.class})
public final class TokenCommand {

    private static final String STANDARD_FOLDER = ".gatewise/tokens";

    @Command(name = "keys", description = "Make the pair of keys that tokens are signed and checked with, once.")
    static final class Keys extends ServerCommand {

        @Parameters(
                paramLabel = "FOLDER",
                arity = "0..1",
                defaultValue = STANDARD_FOLDER,
                description = "Where to (standard: ${DEFAULT-VALUE}).")
        private Path folder;

        @Override
        public Integer call() {
            try {
                TokenKeys.make(folder);
            } catch (FileAlreadyExistsException there) {
                throw new UserMistakeException(there.getFile() + " is there already; with a new key all tokens that it"
                        + " signed would be worth nothing");
            } catch (IOException e) {
                throw new UserMistakeException("cannot write to " + folder + ": " + Reason.of(e));
            }
            console()
                    .out()
                    .println(folder.resolve(TokenKeys.PUBLIC_KEYS)
                            + "  for the services: gatewise.security.public-keys");
            console()
                    .out()
                    .println(folder.resolve(TokenKeys.SIGNING_KEY) + "  a secret: whoever has it can make any token");
            return DONE;
        }
    }

    @Command(
            name = "create",
            description = "Make a token. It is printed on standard output, and nowhere else.",
            footer = {"", "Use it with: export GATEWISE_TOKEN=$(gatewise token create --owner ana --role runner)"})
    static final class Create extends ServerCommand {

        @Option(names = "--owner", required = true, paramLabel = "NAME", description = "Whose it is.")
        private String owner;

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "reader, runner (creates and changes what is theirs) or admin (everybody's).")
        private String role;

        @Option(
                names = "--lifetime",
                paramLabel = "TIME",
                defaultValue = "12h",
                description =
                        "How long it is good, such as 30m, 12h or 1d (standard: ${DEFAULT-VALUE}; services take at"
                                + " most 24h unless told otherwise).")
        private String lifetime;

        @Option(
                names = "--renewable",
                paramLabel = "TIME",
                defaultValue = "30d",
                description = "How long it can be renewed (standard: ${DEFAULT-VALUE}).")
        private String renewable;

        @Option(
                names = "--keys",
                paramLabel = "FOLDER",
                defaultValue = STANDARD_FOLDER,
                description = "Where the keys are (standard: ${DEFAULT-VALUE}).")
        private Path keys;

        @Override
        public Integer call() {
            Duration good = time("--lifetime", lifetime);
            Duration longer = time("--renewable", renewable);
            try {
                var maker = new TokenMaker(TokenKeys.signing(keys.resolve(TokenKeys.SIGNING_KEY)), Clock.systemUTC());
                TokenMaker.Made made =
                        maker.make(owner, Role.of(role), good, longer.compareTo(good) < 0 ? good : longer);
                console().out().println(made.text());
                console()
                        .err()
                        .println("good until " + made.token().expiresAt() + ", renewable until "
                                + made.token().renewableUntil());
                return DONE;
            } catch (IOException e) {
                throw new UserMistakeException(
                        "cannot read the signing key: " + Reason.of(e) + "; gatewise token keys makes one");
            } catch (IllegalArgumentException wrong) {
                throw new UserMistakeException(wrong.getMessage());
            }
        }
    }

    @Command(
            name = "renew",
            description =
                    "Renew the token in use. The new one is written to the token file, if it came from there, else"
                            + " printed on standard output.")
    static final class Renew extends ServerCommand {

        @Override
        public Integer call() {
            JsonNode answer = new Tokens(server()).renew();
            String token = answer.path("token").asText();
            globals()
                    .tokenFile()
                    .ifPresentOrElse(
                            file -> TokenFile.write(file, token),
                            () -> console().out().println(token));
            console()
                    .err()
                    .println("good until " + answer.path("expiresAt").asText() + ", renewable until "
                            + answer.path("renewableUntil").asText());
            return DONE;
        }
    }

    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})([mhd])");

    private static Duration time(String option, String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new UserMistakeException(option + ": need a time such as 30m, 12h or 1d, got " + text);
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
