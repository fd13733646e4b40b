package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.RefusedDataException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a UTF-8 file, each of a bounded length. */
final class Lines implements AutoCloseable {

    /** Most characters of a line: about a million numbers. */
    static final int LONGEST = 8 << 20;

    private static final int CHUNK = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader reader;
    private final char[] chunk = new char[CHUNK];
    private int at;
    private int end;
    private long number;

    Lines(Path file) throws IOException {
        this.reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    }

    /** The next line without its end (LF or CR LF); null after the last. */
    String next() throws IOException {
        if (at == end && !fill()) {
            return null;
        }
        number++;
        var line = new StringBuilder();
        boolean more = true;
        while (more) {
            int start = at;
            while (at < end && chunk[at] != '\n') {
                at++;
            }
            line.append(chunk, start, at - start);
            if (line.length() > LONGEST) {
                throw RefusedDataException.inLine(number, "longer than the " + LONGEST + " characters of a line");
            }
            more = at == end && fill();
        }
        at = Math.min(end, at + 1); // past the line feed
        boolean marked = number == 1 && line.length() > 0 && line.charAt(0) == BYTE_ORDER_MARK;
        boolean carriageReturn = line.length() > 0 && line.charAt(line.length() - 1) == '\r';
        return line.substring(marked ? 1 : 0, line.length() - (carriageReturn ? 1 : 0));
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, reader.read(chunk));
        return end > 0;
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
