package io.gatewise.edge.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whose tokens count. Without token keys and without a provider nobody is asked for one. */
@ConfigMapping(prefix = "gatewise.security")
public interface SecuritySettings {

    /** The file of public keys that Gatewise's own tokens are checked with: a JSON Web Key set. */
    Optional<Path> publicKeys();

    /** The file of the key that renewed tokens are signed with; without it study-service renews none. */
    Optional<Path> signingKey();

    /** An own token that is good for longer is refused. */
    @WithDefault("24h")
    Duration longestLifetime();

    /** An OpenID Connect provider whose access tokens count too. */
    Oidc oidc();

    /** The provider. Issuer, keys and audience are all needed where one is given. */
    interface Oidc {

        /** The provider's name in its tokens, such as {@code https://id.example.org/realms/lab}. */
        Optional<String> issuer();

        /** Where its public keys are, such as {@code https://id.example.org/realms/lab/protocol/openid-connect/certs}. */
        Optional<URI> jwks();

        /** For whom its tokens must be; one that was made for another service opens nothing. */
        Optional<String> audience();

        /** The claim that names the roles; names within objects are separated by '/', such as {@code realm_access/roles}. */
        @WithDefault("groups")
        String rolesClaim();

        /** What the provider's names of roles begin with, before {@code reader}, {@code runner} and {@code admin}. */
        Optional<String> rolePrefix();

        /** The claim that names the owner; it must never mean another person. */
        @WithDefault("sub")
        String ownerClaim();
    }
}
