package io.gatewise.study.dataset;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Counts the characters of texts while they pass by. */
final class TextScan {

    private final BitSet seen = new BitSet();
    private final long[] rows = new long[TextCount.LONGEST + 1];
    private long characters;

    /** A text of its own, read up to its {@link TextCount#LONGEST}th character; an empty one is one step. */
    void addRow(String text) {
        rows[Math.max(1, see(text, TextCount.LONGEST))]++;
    }

    /** A part of one text, with the line feed that follows it. */
    void addLine(String text) {
        characters += see(text, Integer.MAX_VALUE) + 1;
        seen.set('\n');
    }

    /** Returns how many characters were seen. */
    private int see(String text, int most) {
        int count = 0;
        for (int i = 0; i < text.length() && count < most; count++) {
            int character = text.codePointAt(i);
            seen.set(character);
            i += Character.charCount(character);
        }
        return count;
    }

    TextCount count() {
        List<String> alphabet = new ArrayList<>();
        seen.stream().forEach(character -> alphabet.add(Character.toString(character)));
        return new TextCount(alphabet, characters, rows);
    }
}
