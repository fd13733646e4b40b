package io.gatewise.edge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.gatewise.edge.rest.ProblemException;
import io.gatewise.token.RefusedTokenException;
import io.gatewise.token.Role;
import io.gatewise.token.TokenKeys;
import io.gatewise.token.TokenMaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Own tokens beside those of a provider, which is a web server that has nothing but keys. */
class TokenCheckTest {

    private static final String ISSUER = "https://id.example.org/realms/lab";

    @TempDir
    Path folder;

    private HttpServer provider;
    private RsaJsonWebKey key;

    private record Oidc(
            Optional<String> issuer, Optional<URI> jwks, Optional<String> audience, Optional<String> rolePrefix)
            implements SecuritySettings.Oidc {

        @Override
        public String rolesClaim() {
            return "realm_access/roles";
        }

        @Override
        public String ownerClaim() {
            return "sub";
        }
    }

    private record Settings(Optional<Path> publicKeys, SecuritySettings.Oidc oidc) implements SecuritySettings {

        @Override
        public Optional<Path> signingKey() {
            return Optional.empty();
        }

        @Override
        public Duration longestLifetime() {
            return Duration.ofHours(24);
        }
    }

    @BeforeEach
    void startProvider() throws IOException, JoseException {
        key = rsa("k1");
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/certs", exchange -> {
            byte[] keys = new JsonWebKeySet(List.of(key))
                    .toJson(OutputControlLevel.PUBLIC_ONLY)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stopProvider() {
        provider.stop(0);
    }

    private static RsaJsonWebKey rsa(String id) throws JoseException {
        RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
        made.setKeyId(id);
        return made;
    }

    private TokenCheck both() throws IOException {
        TokenKeys.make(folder);
        return new TokenCheck(new Settings(
                Optional.of(folder.resolve(TokenKeys.PUBLIC_KEYS)),
                new Oidc(
                        Optional.of(ISSUER),
                        Optional.of(URI.create(
                                "http://127.0.0.1:" + provider.getAddress().getPort() + "/certs")),
                        Optional.of("gatewise-api"),
                        Optional.of("gatewise-"))));
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("gatewise-api");
        claims.setSubject("5d1f-ana");
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("realm_access", Map.of("roles", List.of("offline", "gatewise-reader", "gatewise-runner")));
        return claims;
    }

    private static String signed(JwtClaims claims, RsaJsonWebKey by) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(by.getPrivateKey());
        signature.setKeyIdHeaderValue(by.getKeyId());
        signature.setAlgorithmHeaderValue("RS256");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(TokenCheck check, String token, String reason) {
        assertThatThrownBy(() -> check.caller(token))
                .isInstanceOf(RefusedTokenException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void theProvidersTokensCountBesideOwnOnes() throws Exception {
        TokenCheck check = both();
        var maker = new TokenMaker(TokenKeys.signing(folder.resolve(TokenKeys.SIGNING_KEY)), Clock.systemUTC());
        TokenMaker.Made own = maker.make("bob", Role.READER, Duration.ofHours(1), Duration.ofHours(1));

        assertThat(check.caller(signed(claims(), key))).isEqualTo(new Caller("5d1f-ana", Role.RUNNER, ""));
        assertThat(check.caller(own.text()))
                .isEqualTo(new Caller("bob", Role.READER, own.token().id()));
        assertThat(check.ownToken(signed(claims(), key))).isEmpty();
        assertThat(check.ownToken(own.text())).contains(own.token());
    }

    @Test
    void whatTheProviderMadeForOthersOrLongAgoOrDidNotMakeIsRefused() throws Exception {
        TokenCheck check = both();
        JwtClaims forOthers = claims();
        forOthers.setAudience("billing");
        JwtClaims old = claims();
        old.setExpirationTimeMinutesInTheFuture(-5);
        JwtClaims endless = claims();
        endless.unsetClaim("exp");
        JwtClaims nobody = claims();
        nobody.unsetClaim("sub");
        JwtClaims noRole = claims();
        noRole.setClaim("realm_access", Map.of("roles", List.of("admin")));

        refused(check, signed(forOthers, key), "for another service");
        refused(check, signed(old, key), "expired");
        refused(check, signed(endless, key), "not genuine");
        refused(check, signed(nobody, key), "names no owner");
        refused(check, signed(noRole, key), "none of the roles");
        refused(check, signed(claims(), rsa("k1")), "not genuine");
        refused(check, signed(claims(), rsa("k9")), "not genuine");
    }

    @Test
    void aKeyThatTheProviderTookLaterIsAskedFor() throws Exception {
        TokenCheck check = both();
        check.caller(signed(claims(), key));
        key = rsa("k2");

        // whoever sends unknown keys doesn't make us ask more often than a few times a second
        await().ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(check.caller(signed(claims(), key)).owner()).isEqualTo("5d1f-ana"));
    }

    @Test
    void withTheProviderAwayItsTokensAreNotCalledBad() throws Exception {
        TokenCheck check = both();
        provider.stop(0);

        assertThatThrownBy(() -> check.caller(signed(claims(), key)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        away -> assertThat(away.status()).isEqualTo(503));
    }

    @Test
    void aProviderThatIsGivenInPartIsRefusedAtTheStart() {
        var half = new Oidc(Optional.of(ISSUER), Optional.empty(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> new TokenCheck(new Settings(Optional.empty(), half)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gatewise.security.oidc.issuer");
    }

    @Test
    void aPageFromElsewhereCannotUseAServiceThatAsksNobody() {
        Neighbours.require("127.0.0.1:8080", null);
        Neighbours.require("localhost:8080", "http://localhost:8080");
        Neighbours.require("[::1]:8080", null);
        for (String origin :
                List.of("https://evil.example.org", "null", "http://127.0.0.1.evil.example.org", "file://")) {
            assertThatThrownBy(() -> Neighbours.require("127.0.0.1:8080", origin))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.status()).isEqualTo(403));
        }
        for (String host : List.of("rebound.example.org:8080", "127.0.0.1.example.org", "", "a b")) {
            assertThatThrownBy(() -> Neighbours.require(host, null)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void onlyLoopbackIsListenedOnWhileNobodyIsAskedForAToken() {
        for (String loopback : List.of("127.0.0.1", "127.8.8.8", "localhost", "::1")) {
            Exposure.requireLoopback(loopback);
        }
        for (String open : List.of("0.0.0.0", "::", "192.0.2.1")) {
            assertThatThrownBy(() -> Exposure.requireLoopback(open))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("gatewise.security.public-keys");
        }
    }
}
