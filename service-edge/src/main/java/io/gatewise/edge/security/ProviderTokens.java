package io.gatewise.edge.security;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.token.AccessToken;
import io.gatewise.token.RefusedTokenException;
import io.gatewise.token.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/** Access tokens of an OpenID Connect provider. Its keys are asked for when a token names one that isn't known. */
final class ProviderTokens {

    private static final Logger LOG = Logger.getLogger(ProviderTokens.class);

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int LEEWAY_SECONDS = 30;
    /** How long known keys count while the provider is away. */
    private static final long KEEP_SECONDS = 3_600;

    private final String issuer;
    private final String rolePrefix;
    private final String[] rolesClaim;
    private final String ownerClaim;
    private final JwtConsumer consumer;

    private ProviderTokens(SecuritySettings.Oidc settings) {
        this.issuer = settings.issuer().orElseThrow();
        this.rolePrefix = settings.rolePrefix().orElse("");
        this.rolesClaim = settings.rolesClaim().split("/");
        this.ownerClaim = settings.ownerClaim();
        var get = new Get();
        get.setConnectTimeout(PATIENCE_MILLIS);
        get.setReadTimeout(PATIENCE_MILLIS);
        get.setRetries(0);
        var keys = new HttpsJwks(settings.jwks().orElseThrow().toString());
        keys.setSimpleHttpGet(get);
        keys.setRetainCacheOnErrorDuration(KEEP_SECONDS);
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setExpectedIssuer(issuer)
                .setExpectedAudience(settings.audience().orElseThrow())
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(LEEWAY_SECONDS)
                .build();
    }

    /** The provider of the settings; empty if there is none. */
    static Optional<ProviderTokens> of(SecuritySettings.Oidc settings) {
        long given = List.of(settings.issuer(), settings.jwks(), settings.audience()).stream()
                .filter(Optional::isPresent)
                .count();
        if (given == 0) {
            return Optional.empty();
        }
        if (given < 3) {
            throw new IllegalArgumentException(
                    "need gatewise.security.oidc.issuer, .jwks and .audience together, got " + given + " of them");
        }
        return Optional.of(new ProviderTokens(settings));
    }

    /** Whether it is the issuer of that name. */
    boolean issued(String name) {
        return issuer.equals(name);
    }

    /**
     * Who sends this token.
     *
     * @throws RefusedTokenException if it opens nothing
     * @throws ProblemException      503, if the provider's keys can't be had
     */
    Caller caller(String token) throws RefusedTokenException {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            String owner = AccessToken.requireOwner(claims.getStringClaimValue(ownerClaim));
            Role role = roles(claims).stream()
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new RefusedTokenException(
                            "the token names none of the roles that count here, in " + String.join("/", rolesClaim)));
            return new Caller(owner, role, claims.getJwtId() == null ? "" : claims.getJwtId());
        } catch (InvalidJwtException invalid) {
            if (hasCause(invalid, IOException.class)) {
                LOG.warnf("the provider of tokens can't be asked for its keys cause=%s", root(invalid));
                throw new ProblemException(503, "Provider away", "who sends tokens can't be checked now: try again");
            }
            throw new RefusedTokenException(
                    invalid.hasExpired()
                            ? "the token has expired"
                            : "the token is not genuine, or for another service");
        } catch (MalformedClaimException | IllegalArgumentException malformed) {
            throw new RefusedTokenException("the token's claim " + ownerClaim + " names no owner");
        }
    }

    private List<Role> roles(JwtClaims claims) {
        Object value = claims.getClaimsMap();
        for (String step : rolesClaim) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        Collection<?> names =
                value instanceof Collection<?> several ? several : value == null ? List.of() : List.of(value);
        var roles = new ArrayList<Role>();
        Arrays.stream(Role.values())
                .filter(role -> names.contains(rolePrefix + role.key()))
                .forEach(roles::add);
        return roles;
    }

    private static boolean hasCause(Throwable failure, Class<?> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
