package io.gatewise.local.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One stack a data folder. The system drops the lock with the process that holds it, so that a lock
 * file of a dead process, or a number that another process has by now, keeps nobody out.
 */
public final class DataLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private DataLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock of a data folder.
     *
     * @param data   the folder; made if missing
     * @param holder who takes it, told to whoever comes second
     * @throws HeldException if another process holds it
     */
    public static DataLock take(Path data, String holder) throws IOException, HeldException {
        Files.createDirectories(data);
        var file = data.resolve("lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            var lock = tryLock(channel);
            if (lock == null) {
                throw new HeldException(data, read(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
            return new DataLock(channel, lock);
        } catch (IOException | HeldException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        // the file stays: removing it would let two processes lock two files of one name
        channel.truncate(0);
        lock.release();
        channel.close();
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(500);
        channel.read(buffer, 0);
        return StandardCharsets.UTF_8.decode(buffer.flip()).toString().strip();
    }

    /** The data folder is in use; the message names its holder. */
    public static final class HeldException extends Exception {

        private static final long serialVersionUID = 1;

        private HeldException(Path data, String holder) {
            super("already running on " + data + ": " + (holder.isEmpty() ? "a process that is stopping" : holder));
        }
    }
}
