package io.gatewise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.token.AccessToken;
import io.gatewise.token.Role;
import io.gatewise.token.TokenKeys;
import io.gatewise.token.TokenReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandsTest {

    private static final String RENEWED = """
            {"token":"new.to.ken","owner":"ana","role":"runner","expiresAt":"2026-01-31T10:00:00Z",
             "renewableUntil":"2026-02-28T10:00:00Z"}""";

    @TempDir
    Path folder;

    private final ToyGatewise server = new ToyGatewise();

    @AfterEach
    void close() {
        server.close();
    }

    private CommandLineRun run(Map<String, String> environment, String... arguments) {
        var all = new HashMap<>(environment);
        all.putIfAbsent("GATEWISE_SERVER", server.base().toString());
        return CommandLineRun.with(all, "", arguments);
    }

    @Test
    void makesKeysOnceAndTokensThatTheServicesTake() throws Exception {
        Path keys = folder.resolve("keys");

        var made = run(Map.of(), "token", "keys", keys.toString());
        var again = run(Map.of(), "token", "keys", keys.toString());
        var token = run(
                Map.of(),
                "token",
                "create",
                "--owner",
                "ana",
                "--role",
                "runner",
                "--lifetime",
                "90m",
                "--keys",
                keys.toString());

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("is there already");
        assertThat(token.err())
                .startsWith("good until ")
                .doesNotContain(token.out().strip());
        AccessToken read = new TokenReader(
                        TokenKeys.verifying(keys.resolve(TokenKeys.PUBLIC_KEYS)), Duration.ofDays(1), Clock.systemUTC())
                .read(token.out().strip());
        assertThat(read.owner()).isEqualTo("ana");
        assertThat(read.role()).isEqualTo(Role.RUNNER);
        assertThat(Duration.between(read.issuedAt(), read.expiresAt())).isEqualTo(Duration.ofMinutes(90));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void refusesWhatIsNoRoleNoOwnerOrNoTime() {
        run(Map.of(), "token", "keys", folder.toString());
        String keys = folder.toString();

        assertThat(run(Map.of(), "token", "create", "--owner", "ana", "--role", "king", "--keys", keys)
                        .err())
                .contains("need reader, runner or admin, got king");
        assertThat(run(Map.of(), "token", "create", "--owner", "a b", "--role", "reader", "--keys", keys)
                        .err())
                .contains("an owner's name needs");
        assertThat(run(
                                Map.of(),
                                "token",
                                "create",
                                "--owner",
                                "a",
                                "--role",
                                "reader",
                                "--lifetime",
                                "1y",
                                "--keys",
                                keys)
                        .err())
                .contains("--lifetime: need a time such as");
    }

    @Test
    void sendsTheTokenOfTheEnvironmentOrOfAFile() throws Exception {
        server.on("GET /api/v1/datasets", "{\"datasets\":[]}");
        Path file = Files.writeString(folder.resolve("token"), "from.a.file\n");

        run(Map.of("GATEWISE_TOKEN", "from.the.environment"), "dataset", "list");
        run(Map.of("GATEWISE_TOKEN_FILE", file.toString()), "dataset", "list");
        run(Map.of("GATEWISE_TOKEN", "other"), "dataset", "list", "--token-file", file.toString());
        run(Map.of(), "dataset", "list");

        assertThat(server.requests())
                .extracting(ToyGatewise.Request::authorization)
                .containsExactly("Bearer from.the.environment", "Bearer from.a.file", "Bearer from.a.file", null);
    }

    @Test
    void sendsNoTokenWhereOthersCouldReadIt() {
        var run = run(
                Map.of("GATEWISE_TOKEN", "to.ke.n", "GATEWISE_SERVER", "http://gatewise.example.org"),
                "dataset",
                "list");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("need an address that begins with https").doesNotContain("to.ke.n");
    }

    @Test
    void renewsTheTokenInItsFileOrPrintsTheNewOne() throws Exception {
        server.on("POST /api/v1/tokens/renewal", RENEWED);
        Path file = Files.writeString(folder.resolve("token"), "old.to.ken\n");

        var inFile = run(Map.of("GATEWISE_TOKEN_FILE", file.toString()), "token", "renew");
        var printed = run(Map.of("GATEWISE_TOKEN", "old.to.ken"), "token", "renew");

        assertThat(inFile.out()).isEmpty();
        assertThat(file).hasContent("new.to.ken");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(printed.out()).isEqualTo("new.to.ken\n");
        assertThat(printed.err()).isEqualTo("good until 2026-01-31T10:00:00Z, renewable until 2026-02-28T10:00:00Z\n");
    }
}
