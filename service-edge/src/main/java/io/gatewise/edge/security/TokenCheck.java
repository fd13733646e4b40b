package io.gatewise.edge.security;

import io.gatewise.token.AccessToken;
import io.gatewise.token.RefusedTokenException;
import io.gatewise.token.TokenKeys;
import io.gatewise.token.TokenReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Says who sends a token: one of Gatewise's own, or one of the provider's. */
@ApplicationScoped
public class TokenCheck {

    private final Optional<TokenReader> own;
    private final Optional<ProviderTokens> provider;
    private final JwtConsumer unchecked = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    /**
     * @throws IOException if the file of public keys can't be read
     * @throws IllegalArgumentException if the provider is given in part
     */
    TokenCheck(SecuritySettings settings) throws IOException {
        Clock clock = Clock.systemUTC();
        own = settings.publicKeys().isEmpty()
                ? Optional.empty()
                : Optional.of(new TokenReader(
                        TokenKeys.verifying(settings.publicKeys().get()), settings.longestLifetime(), clock));
        provider = ProviderTokens.of(settings.oidc());
    }

    /** Whether anybody is asked for a token. */
    public boolean on() {
        return own.isPresent() || provider.isPresent();
    }

    /**
     * Who sends this token.
     *
     * @throws RefusedTokenException if it opens nothing
     */
    Caller caller(String token) throws RefusedTokenException {
        if (provider.isPresent() && (own.isEmpty() || provider.get().issued(issuer(token)))) {
            return provider.get().caller(token);
        }
        AccessToken read = own.orElseThrow().read(token);
        return new Caller(read.owner(), read.role(), read.id());
    }

    /**
     * What an own token says; empty for the provider's.
     *
     * @throws RefusedTokenException if it opens nothing
     */
    public Optional<AccessToken> ownToken(String token) throws RefusedTokenException {
        boolean others =
                own.isEmpty() || (provider.isPresent() && provider.get().issued(issuer(token)));
        return others ? Optional.empty() : Optional.of(own.get().read(token));
    }

    /** Of a token that nobody has checked yet: it decides only who does. */
    private String issuer(String token) {
        try {
            return String.valueOf(unchecked.processToClaims(token).getIssuer());
        } catch (InvalidJwtException | MalformedClaimException nonsense) {
            return "";
        }
    }
}
