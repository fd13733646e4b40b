package io.gatewise.worker.data;

import java.util.Arrays;
import java.util.List;

/** Texts as numbers of characters: a known one's place in the vocabulary, all others the place after the last. */
final class Characters {

    /** A text to classify is read up to so many characters. */
    static final int LONGEST = 1000;

    private final int[] known;
    private final int[] starts;
    private char[] codes = new char[4096];

    /**
     * Encodes texts.
     *
     * @param vocabulary in the order of its code points
     * @param most       so many characters of each text, the first ones
     * @param end        what follows each text
     */
    Characters(String[] texts, List<String> vocabulary, int most, String end) {
        known = vocabulary.stream()
                .mapToInt(character -> character.codePointAt(0))
                .toArray();
        if (known.length >= Character.MAX_VALUE) {
            throw new IllegalArgumentException("need fewer different characters than 65535, got " + known.length);
        }
        starts = new int[texts.length + 1];
        for (int row = 0; row < texts.length; row++) {
            int at = append(texts[row], most, starts[row]);
            starts[row + 1] = append(end, Integer.MAX_VALUE, at);
        }
    }

    private int append(String text, int most, int start) {
        int at = start;
        for (int i = 0; i < text.length() && at - start < most; ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (at == codes.length) {
                codes = Arrays.copyOf(codes, Math.addExact(at, at / 2));
            }
            int place = Arrays.binarySearch(known, character);
            codes[at++] = (char) (place < 0 ? known.length : place);
        }
        return at;
    }

    /** How many different ones there are, the one for unknown characters among them. */
    int different() {
        return known.length + 1;
    }

    /** Where a row's characters begin; of the row after the last, where they end. */
    int start(int row) {
        return starts[row];
    }

    long bytes() {
        return (long) Character.BYTES * codes.length + (long) Integer.BYTES * starts.length;
    }

    /** The character at a place. */
    int at(int place) {
        return codes[place];
    }
}
