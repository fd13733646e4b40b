package io.gatewise.study.dataset.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Numbers that come row by row and are wanted column by column, in a file: blocks of rows, in each block column after
 * column. Memory is one block.
 */
final class ColumnStore {

    private static final int BLOCK_NUMBERS = 1 << 21; // 16 MiB

    private final Path file;
    private final int columns;
    private final int blockRows;
    private double[] block;
    private int inBlock;
    private long blocks;
    private long rows;

    /** @param file to be written; replaced if it is there */
    ColumnStore(Path file, int columns) {
        this.file = file;
        this.columns = columns;
        this.blockRows = Math.max(1, BLOCK_NUMBERS / columns);
        this.block = new double[columns * blockRows];
    }

    /** @param row one number a column; NaN where it is missing */
    void add(double[] row) throws IOException {
        for (int column = 0; column < columns; column++) {
            block[column * blockRows + inBlock] = row[column];
        }
        inBlock++;
        rows++;
        if (inBlock == blockRows) {
            flush();
        }
    }

    /** No more rows come. */
    void close() throws IOException {
        if (inBlock > 0) {
            flush();
        }
        block = null;
    }

    private void flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(blockRows * Double.BYTES);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int column = 0; column < columns; column++) {
                bytes.clear();
                bytes.asDoubleBuffer().put(block, column * blockRows, blockRows);
                long at = (blocks * columns + column) * bytes.capacity();
                while (bytes.hasRemaining()) {
                    at += out.write(bytes, at);
                }
            }
        }
        blocks++;
        inBlock = 0;
    }

    long rows() {
        return rows;
    }

    /** Takes a column's numbers in the rows' order. */
    interface NumberReader {
        void number(long row, double value) throws IOException;
    }

    void forEach(int column, NumberReader reader) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(blockRows * Double.BYTES);
        long row = 0;
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long at = 0; at < blocks; at++) {
                bytes.clear();
                long position = (at * columns + column) * bytes.capacity();
                while (bytes.hasRemaining() && in.read(bytes, position + bytes.position()) >= 0) {
                    // a read may come short
                }
                DoubleBuffer numbers = bytes.flip().asDoubleBuffer();
                for (int i = 0; i < blockRows && row < rows; i++, row++) {
                    reader.number(row, numbers.get(i));
                }
            }
        }
    }
}
