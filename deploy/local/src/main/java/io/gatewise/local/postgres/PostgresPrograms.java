package io.gatewise.local.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs {@code initdb}, {@code pg_ctl} and {@code postgres}, unpacked from the class path. */
final class PostgresPrograms {

    private final Path folder;

    private PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    /**
     * Unpacks the programs for this machine unless they are there already.
     *
     * @param parent where to; each version gets a folder of its own
     * @throws IOException if there are none for this machine, or they can't be written
     */
    static PostgresPrograms unpack(Path parent) throws IOException {
        var resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        var folder = parent.resolve("programs-" + Long.toHexString(checksum(resource)));
        if (Files.notExists(folder)) {
            Files.createDirectories(parent);
            // complete or not there at all, also when two unpack at once
            var unfinished = Files.createTempDirectory(parent, "unpacking-");
            unpack(resource, unfinished);
            unfinished.toFile().setExecutable(true, false);
            unfinished.toFile().setReadable(true, false);
            publish(unfinished, folder);
        }
        return new PostgresPrograms(folder);
    }

    /** The path of one program. */
    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static String resource(String system, String machine) throws IOException {
        var os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arch = switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> throw new IOException("no PostgreSQL for " + system + " on " + machine);
        };
        return "/postgres-" + os + "-" + arch + ".txz";
    }

    private static long checksum(String resource) throws IOException {
        var checksum = new CRC32();
        try (var packed = open(resource)) {
            var buffer = new byte[65_536];
            int read;
            while ((read = packed.read(buffer)) >= 0) {
                checksum.update(buffer, 0, read);
            }
        }
        return checksum.getValue();
    }

    private static InputStream open(String resource) throws IOException {
        var packed = PostgresPrograms.class.getResourceAsStream(resource);
        if (packed == null) {
            throw new IOException("no PostgreSQL for this machine on the class path: " + resource + " is missing");
        }
        return packed;
    }

    private static void unpack(String resource, Path target) throws IOException {
        try (var archive =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open(resource))))) {
            TarArchiveEntry entry;
            while ((entry = archive.getNextEntry()) != null) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("archive entry outside its folder: " + entry.getName());
                }
                unpack(entry, archive, path);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if (path.getParent().endsWith("bin")) {
            path.toFile().setExecutable(true, false);
        }
    }

    private static void publish(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // another process was faster
            if (!(e instanceof FileAlreadyExistsException) && Files.notExists(folder)) {
                throw e;
            }
            try (var files = Files.walk(unfinished)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
