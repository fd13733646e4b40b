package io.gatewise.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Says what a token of {@link TokenMaker} says, if it is genuine and good. */
public final class TokenReader {

    private final List<JsonWebKey> keys;
    private final Duration longestLifetime;
    private final Clock clock;

    /**
     * @param keys            public keys, from {@link TokenKeys#verifying}
     * @param longestLifetime a token that is good for longer is refused, however it was signed
     */
    public TokenReader(List<JsonWebKey> keys, Duration longestLifetime, Clock clock) {
        this.keys = List.copyOf(keys);
        this.longestLifetime = longestLifetime;
        this.clock = clock;
    }

    /**
     * What a token says.
     *
     * @throws RefusedTokenException if it isn't genuine, or not good any more
     */
    public AccessToken read(String text) throws RefusedTokenException {
        try {
            JwtClaims claims = consumer().processToClaims(text);
            AccessToken token = token(claims);
            if (Duration.between(token.issuedAt(), token.expiresAt()).compareTo(longestLifetime) > 0) {
                throw new RefusedTokenException("the token is good for longer than " + longestLifetime.toMinutes()
                        + " minutes, which is not allowed here");
            }
            return token;
        } catch (InvalidJwtException invalid) {
            throw new RefusedTokenException(reason(invalid));
        } catch (MalformedClaimException | IllegalArgumentException | NullPointerException malformed) {
            throw new RefusedTokenException("the token's claims are incomplete");
        }
    }

    /** Anew for each token: a consumer's time of evaluation is fixed. */
    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setExpectedIssuer(TokenMaker.GATEWISE)
                .setExpectedAudience(TokenMaker.GATEWISE)
                .setRequireSubject()
                .setRequireJwtId()
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .build();
    }

    private static AccessToken token(JwtClaims claims) throws MalformedClaimException {
        return new AccessToken(
                claims.getJwtId(),
                claims.getSubject(),
                Role.of(claims.getStringClaimValue(TokenMaker.ROLE)),
                Instant.ofEpochSecond(claims.getIssuedAt().getValue()),
                Instant.ofEpochSecond(claims.getExpirationTime().getValue()),
                Instant.ofEpochSecond(claims.getClaimValue(TokenMaker.RENEWABLE_UNTIL, Long.class)));
    }

    /** In words, since the library's own quote the token. */
    private static String reason(InvalidJwtException invalid) {
        if (invalid.hasExpired()) {
            return "the token has expired";
        }
        boolean foreign = invalid.hasErrorCode(ErrorCodes.ISSUER_INVALID)
                || invalid.hasErrorCode(ErrorCodes.ISSUER_MISSING)
                || invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
                || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING);
        return foreign ? "the token is of another issuer or for another service" : "the token is not genuine";
    }
}
