package io.gatewise.token;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a token says.
 *
 * @param id             tells it from all others; in logs it stands for the token, which is a secret
 * @param owner          whose studies, data sets and models it opens
 * @param expiresAt      after this it opens nothing
 * @param renewableUntil no renewed token expires later
 */
public record AccessToken(
        String id, String owner, Role role, Instant issuedAt, Instant expiresAt, Instant renewableUntil) {

    private static final Pattern OWNER = Pattern.compile("[\\p{L}\\p{N}._@:|/+-]{1,200}");

    public AccessToken {
        Objects.requireNonNull(id);
        Objects.requireNonNull(role);
        requireOwner(owner);
        if (!issuedAt.isBefore(expiresAt)) {
            throw new IllegalArgumentException(
                    "need a token that expires after it was issued at " + issuedAt + ", got " + expiresAt);
        }
        if (renewableUntil.isBefore(expiresAt)) {
            throw new IllegalArgumentException(
                    "need a token that is renewable until it expires at " + expiresAt + ", got " + renewableUntil);
        }
    }

    /**
     * Refuses what is no owner's name.
     *
     * @return the name
     */
    public static String requireOwner(String owner) {
        if (owner == null || !OWNER.matcher(owner).matches()) {
            throw new IllegalArgumentException(
                    "an owner's name needs 1 to 200 letters, digits and any of . _ @ : | / + -, got " + owner);
        }
        return owner;
    }
}
