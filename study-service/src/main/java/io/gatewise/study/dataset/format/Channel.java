package io.gatewise.study.dataset.format;

import java.util.Arrays;
import java.util.List;

/** One channel's values of one series, by step. */
interface Channel {

    int length();

    /** The value at a step, from 0, without blanks; empty if it is missing. */
    String value(int step);

    /** The channel without missing values at its end. */
    default Channel withoutEnd(int missing) {
        Channel whole = this;
        int length = length() - missing;
        return new Channel() {
            @Override
            public int length() {
                return length;
            }

            @Override
            public String value(int step) {
                return whole.value(step);
            }
        };
    }

    /** How many values at the end are missing. */
    default int missingAtEnd() {
        int end = length();
        while (end > 0 && value(end - 1).isEmpty()) {
            end--;
        }
        return length() - end;
    }

    /** Values, none if all is blank, that lie in {@code text} between {@code from} and {@code to}, separated by {@code separator}. */
    static Channel in(String text, int from, int to, char separator) {
        int[] starts = new int[16];
        int count = 0;
        boolean nothing = text.substring(from, to).isBlank();
        for (int start = from; !nothing && start <= to; ) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = start;
            int next = text.indexOf(separator, start);
            start = next < 0 || next > to ? to + 1 : next + 1;
        }
        int[] found = starts;
        int length = count;
        return new Channel() {
            @Override
            public int length() {
                return length;
            }

            @Override
            public String value(int step) {
                int end = step + 1 < length ? found[step + 1] - 1 : to;
                return present(text.substring(found[step], end).strip());
            }
        };
    }

    /** Values that are there one by one. */
    static Channel of(List<String> values) {
        return new Channel() {
            @Override
            public int length() {
                return values.size();
            }

            @Override
            public String value(int step) {
                return present(values.get(step).strip());
            }
        };
    }

    /** The value, empty if it says that it is missing. */
    static String present(String value) {
        boolean missing = value.equals("?") || value.equalsIgnoreCase("NaN") || value.equalsIgnoreCase("NA");
        return missing ? "" : value;
    }
}
