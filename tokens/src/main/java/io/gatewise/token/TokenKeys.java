package io.gatewise.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jose4j.base64url.Base64Url;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The files of keys: one signs tokens, the other, a set of public keys, lets services check them. */
public final class TokenKeys {

    /** The key that signs; whoever has it can make tokens of any owner and role. */
    public static final String SIGNING_KEY = "signing-key.json";

    /** The public keys, those of earlier signing keys included as long as their tokens shall be good. */
    public static final String PUBLIC_KEYS = "token-keys.json";

    private TokenKeys() {}

    /**
     * Makes a pair of keys.
     *
     * @param folder made if it isn't there
     * @throws java.nio.file.FileAlreadyExistsException if it has a signing key already
     */
    public static void make(Path folder) throws IOException {
        EllipticCurveJsonWebKey key = generated();
        Files.createDirectories(folder);
        Path signing = Files.createFile(folder.resolve(SIGNING_KEY), readableByOwnerAlone(folder));
        Files.writeString(signing, key.toJson(OutputControlLevel.INCLUDE_PRIVATE) + "\n");
        Files.writeString(
                folder.resolve(PUBLIC_KEYS),
                new JsonWebKeySet(List.of(key)).toJson(OutputControlLevel.PUBLIC_ONLY) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
    }

    private static EllipticCurveJsonWebKey generated() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(Base64Url.encode(key.calculateThumbprint("SHA-256")));
            key.setUse("sig");
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException("every Java has P-256", impossible);
        }
    }

    private static FileAttribute<?>[] readableByOwnerAlone(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * The key that signs.
     *
     * @throws IOException if the file holds none; its content isn't quoted
     */
    public static PublicJsonWebKey signing(Path file) throws IOException {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(Files.readString(file));
            if (key.getPrivateKey() != null && key.getKeyId() != null) {
                return key;
            }
        } catch (JoseException | ClassCastException unreadable) {
            throw new IOException(file + ": need a private JSON Web Key");
        }
        throw new IOException(file + ": need a private JSON Web Key with an id");
    }

    /**
     * The public keys.
     *
     * @throws IOException if the file holds none
     */
    public static List<JsonWebKey> verifying(Path file) throws IOException {
        try {
            List<JsonWebKey> keys = new JsonWebKeySet(Files.readString(file)).getJsonWebKeys();
            if (!keys.isEmpty()) {
                return keys;
            }
        } catch (JoseException | ClassCastException unreadable) {
            throw new IOException(file + ": need a JSON Web Key set");
        }
        throw new IOException(file + ": need at least one key");
    }
}
