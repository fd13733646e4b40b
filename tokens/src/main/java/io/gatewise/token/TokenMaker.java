package io.gatewise.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Makes tokens and renews them. */
public final class TokenMaker {

    /** Who issues these tokens, and for whom they are. */
    static final String GATEWISE = "gatewise";

    static final String ROLE = "role";
    static final String RENEWABLE_UNTIL = "renewable_until";

    private final PublicJsonWebKey key;
    private final Clock clock;

    /** @param key a signing key, from {@link TokenKeys#signing} */
    public TokenMaker(PublicJsonWebKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * A new token and what it says.
     *
     * @param text a secret
     */
    public record Made(String text, AccessToken token) {

        @Override
        public String toString() {
            return "Made[" + token + "]";
        }
    }

    /**
     * Makes a token.
     *
     * @param lifetime     how long it is good
     * @param renewableFor how long it may be renewed, at least as long
     */
    public Made make(String owner, Role role, Duration lifetime, Duration renewableFor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return signed(new AccessToken(id(), owner, role, now, now.plus(lifetime), now.plus(renewableFor)));
    }

    /**
     * Makes one like it, good from now on for as long as that one was, but not longer than it may be renewed.
     *
     * @throws RefusedTokenException if it can't be renewed any more
     */
    public Made renew(AccessToken token) throws RefusedTokenException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant until = now.plus(Duration.between(token.issuedAt(), token.expiresAt()));
        Instant end = until.isBefore(token.renewableUntil()) ? until : token.renewableUntil();
        if (!now.isBefore(end)) {
            throw new RefusedTokenException("the token could be renewed until " + token.renewableUntil());
        }
        return signed(new AccessToken(id(), token.owner(), token.role(), now, end, token.renewableUntil()));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private Made signed(AccessToken token) {
        var claims = new JwtClaims();
        claims.setIssuer(GATEWISE);
        claims.setAudience(GATEWISE);
        claims.setJwtId(token.id());
        claims.setSubject(token.owner());
        claims.setStringClaim(ROLE, token.role().key());
        claims.setIssuedAt(date(token.issuedAt()));
        claims.setExpirationTime(date(token.expiresAt()));
        claims.setClaim(RENEWABLE_UNTIL, token.renewableUntil().getEpochSecond());
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        try {
            return new Made(signature.getCompactSerialization(), token);
        } catch (JoseException wrongKey) {
            throw new IllegalArgumentException("need a key of the curve P-256 to sign with", wrongKey);
        }
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }
}
