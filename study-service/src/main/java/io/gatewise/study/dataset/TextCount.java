package io.gatewise.study.dataset;

import java.util.List;

/**
 * What texts are made of.
 *
 * @param alphabet   different characters, in the order of their code points
 * @param characters of one text, line feeds included; 0 where each row is a text
 * @param rows       how many rows have each length, 0 to {@link #LONGEST}; not to be modified
 */
public record TextCount(List<String> alphabet, long characters, long[] rows) {

    /** A text to classify is read up to so many characters. */
    public static final int LONGEST = 1000;

    public TextCount {
        alphabet = List.copyOf(alphabet);
    }

    static TextCount none() {
        return new TextCount(List.of(), 0, new long[0]);
    }
}
