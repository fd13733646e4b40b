package io.gatewise.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    @BeforeEach
    void makeKeys() throws IOException {
        TokenKeys.make(folder);
    }

    private TokenMaker maker(Instant now) throws IOException {
        return new TokenMaker(
                TokenKeys.signing(folder.resolve(TokenKeys.SIGNING_KEY)), Clock.fixed(now, ZoneOffset.UTC));
    }

    private TokenReader reader(Instant now) throws IOException {
        return new TokenReader(
                TokenKeys.verifying(folder.resolve(TokenKeys.PUBLIC_KEYS)), DAY, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void refused(String token, Instant now, String reason) {
        assertThatThrownBy(() -> reader(now).read(token))
                .isInstanceOf(RefusedTokenException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining(token.length() > 20 ? token.substring(0, 20) : "\0");
    }

    @Test
    void aTokenSaysWhoseItIsUntilItExpires() throws Exception {
        TokenMaker.Made made = maker(NOON).make("ana@example.org", Role.RUNNER, HOUR, DAY);

        AccessToken read = reader(NOON.plusSeconds(3599)).read(made.text());

        assertThat(read).isEqualTo(made.token());
        assertThat(read.owner()).isEqualTo("ana@example.org");
        assertThat(read.role()).isEqualTo(Role.RUNNER);
        refused(made.text(), NOON.plusSeconds(3600), "expired");
    }

    @Test
    void aRenewedTokenIsGoodForAsLongAgainButNotBeyondTheFirstOnesLimit() throws Exception {
        AccessToken first =
                maker(NOON).make("ana", Role.READER, HOUR, HOUR.multipliedBy(2)).token();

        AccessToken second = maker(NOON.plusSeconds(1800)).renew(first).token();
        AccessToken third = maker(NOON.plusSeconds(5400)).renew(second).token();

        assertThat(second.expiresAt()).isEqualTo(NOON.plusSeconds(5400));
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(third.expiresAt()).isEqualTo(NOON.plusSeconds(7200));
        assertThat(third.role()).isEqualTo(Role.READER);
        assertThatThrownBy(() -> maker(NOON.plusSeconds(7200)).renew(third)).isInstanceOf(RefusedTokenException.class);
    }

    @Test
    void whatAnotherKeySignedIsRefused(@TempDir Path other) throws Exception {
        TokenKeys.make(other);
        var forger = new TokenMaker(
                TokenKeys.signing(other.resolve(TokenKeys.SIGNING_KEY)), Clock.fixed(NOON, ZoneOffset.UTC));

        refused(forger.make("ana", Role.ADMIN, HOUR, DAY).text(), NOON, "not genuine");
    }

    @Test
    void aTokenWhoseClaimsWereChangedIsRefused() throws Exception {
        String[] parts = maker(NOON).make("ana", Role.READER, HOUR, DAY).text().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String raised = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.replace("reader", "admin").getBytes(StandardCharsets.UTF_8));
        String unsigned = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(claims).contains("reader");
        refused(parts[0] + "." + raised + "." + parts[2], NOON, "not genuine");
        refused(unsigned + "." + raised + ".", NOON, "not genuine");
    }

    @Test
    void aTokenThatIsGoodForTooLongIsRefused() throws Exception {
        String week = maker(NOON)
                .make("ana", Role.READER, DAY.multipliedBy(7), DAY.multipliedBy(7))
                .text();

        refused(week, NOON, "longer than 1440 minutes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "....", "eyJhbGciOiJFUzI1NiJ9.e30.AAAA", "\u0000", "é.é.é"})
    void nonsenseIsRefused(String nonsense) {
        refused(nonsense, NOON, "not genuine");
    }

    @Test
    void theSigningKeyIsReadableByItsOwnerAloneAndNeverOverwritten() throws IOException {
        Path signing = folder.resolve(TokenKeys.SIGNING_KEY);
        String before = Files.readString(signing);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(signing)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(folder.resolve(TokenKeys.PUBLIC_KEYS))).doesNotContain("\"d\"");
        assertThatThrownBy(() -> TokenKeys.make(folder)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(signing)).isEqualTo(before);
        assertThatThrownBy(() -> TokenKeys.signing(folder.resolve(TokenKeys.PUBLIC_KEYS)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aTokenInALogIsNotTheToken() throws IOException {
        TokenMaker.Made made = maker(NOON).make("ana", Role.READER, HOUR, DAY);

        assertThat(made.toString())
                .doesNotContain(made.text())
                .contains(made.token().id());
    }
}
