package io.gatewise.worker.checkpoint;

import java.io.IOException;
import java.io.OutputStream;

/** Counts what passes through. */
final class CountingOutput extends OutputStream {

    private final OutputStream out;
    private long bytes;

    CountingOutput(OutputStream out) {
        this.out = out;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        bytes++;
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        out.write(b, off, len);
        bytes += len;
    }
}
