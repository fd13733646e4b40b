package io.gatewise.study.rest;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.edge.security.Needs;
import io.gatewise.edge.security.SecuritySettings;
import io.gatewise.edge.security.TokenCheck;
import io.gatewise.token.AccessToken;
import io.gatewise.token.RefusedTokenException;
import io.gatewise.token.Role;
import io.gatewise.token.TokenKeys;
import io.gatewise.token.TokenMaker;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/tokens}. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Tokens", description = "Who may do what.")
class TokenResource {

    private final TokenCheck check;
    private final Optional<TokenMaker> maker;

    /** @throws IOException if there is a file of a signing key and it can't be read */
    TokenResource(TokenCheck check, SecuritySettings settings) throws IOException {
        this.check = check;
        this.maker = settings.signingKey().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TokenMaker(TokenKeys.signing(settings.signingKey().get()), Clock.systemUTC()));
    }

    /** A renewed token. */
    @Schema(name = "Token")
    record Renewed(
            @Schema(description = "a secret") String token,
            String owner,

            @Schema(enumeration = {"reader", "runner", "admin"})
            String role,

            Instant expiresAt,

            @Schema(description = "no renewed token expires later")
            Instant renewableUntil) {

        static Renewed of(TokenMaker.Made made) {
            AccessToken token = made.token();
            return new Renewed(
                    made.text(), token.owner(), token.role().key(), token.expiresAt(), token.renewableUntil());
        }

        @Override
        public String toString() {
            return "Renewed[" + owner + ", " + role + "]";
        }
    }

    @POST
    @Path("/renewal")
    @Needs(Role.READER)
    @Operation(
            operationId = "renewToken",
            summary = "Renew a token",
            description =
                    "Of the same owner and role, good from now on for as long as the one that is sent was. The older"
                            + " one stays good until it expires.")
    @APIResponse(
            responseCode = "200",
            description = "A new token",
            content = @Content(schema = @Schema(implementation = Renewed.class)))
    @APIResponse(responseCode = "401", description = "The token can't be renewed any more")
    @APIResponse(responseCode = "409", description = "This installation renews no tokens, or not this kind")
    public Response renew(@Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        if (!check.on()) {
            throw ProblemException.conflict("nobody is asked for a token here");
        }
        if (maker.isEmpty()) {
            throw ProblemException.conflict("this installation renews no tokens: ask whoever made yours for a new one");
        }
        try {
            AccessToken token = check.ownToken(authorization.replaceFirst("^\\S+\\s+", ""))
                    .orElseThrow(() -> ProblemException.conflict("renew this token where it was made"));
            var secret = new CacheControl();
            secret.setNoStore(true);
            return Response.ok(Renewed.of(maker.get().renew(token)))
                    .cacheControl(secret)
                    .build();
        } catch (RefusedTokenException refused) {
            throw ProblemException.unauthorized(refused.getMessage());
        }
    }
}
