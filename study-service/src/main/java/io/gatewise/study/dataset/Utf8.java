package io.gatewise.study.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The check that a file is UTF-8 text, so that later passes need not look. */
public final class Utf8 {

    private static final int CHUNK = 1 << 16;

    private Utf8() {}

    /**
     * Reads the whole file.
     *
     * @throws RefusedDataException with the line of the first byte that isn't UTF-8, or of a NUL
     */
    public static void require(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer chars = CharBuffer.allocate(CHUNK);
        long line = 1;
        try (InputStream in = Files.newInputStream(file)) {
            boolean end = false;
            while (!end) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, chars, end);
                chars.flip();
                line = countLines(chars, line);
                if (result.isError()) {
                    throw RefusedDataException.inLine(line, "not UTF-8 text: save the file with the encoding UTF-8");
                }
                bytes.compact();
                chars.clear();
            }
        }
    }

    private static long countLines(CharBuffer chars, long from) {
        long line = from;
        while (chars.hasRemaining()) {
            char letter = chars.get();
            if (letter == '\n') {
                line++;
            } else if (letter == 0) {
                throw RefusedDataException.inLine(line, "a NUL byte: not a text file");
            }
        }
        return line;
    }
}
