package io.gatewise.local.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the disk of the data folder has room. */
public final class DiskCheck {

    private static final long MEGABYTE = 1024L * 1024;

    private DiskCheck() {}

    /**
     * Compares the room that is left with what is needed.
     *
     * @param data        an existing folder
     * @param neededBytes how much must be free
     * @return a sentence if there is less
     */
    public static Optional<String> problem(Path data, long neededBytes) throws IOException {
        var freeBytes = Files.getFileStore(data).getUsableSpace();
        if (freeBytes >= neededBytes) {
            return Optional.empty();
        }
        return Optional.of("only " + freeBytes / MEGABYTE + " MB are free on the disk of " + data + ", needed are "
                + neededBytes / MEGABYTE + " MB");
    }
}
