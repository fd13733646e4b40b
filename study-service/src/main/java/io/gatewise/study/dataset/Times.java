package io.gatewise.study.dataset;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times in cells: ISO dates, and ISO date-times with {@code T} or a blank, with or without an offset.
 *
 * <p>The canonical text sorts as the times do: a fixed width, offsets turned into UTC.
 */
public final class Times {

    private Times() {}

    /** How a time is written; all cells of a column have the same form. */
    public enum Form {
        /** {@code 2014-12-31} */
        DATE("a date such as 2014-12-31"),
        /** {@code 2014-12-31T23:59:00} */
        LOCAL("a date and time such as 2014-12-31T23:59:00"),
        /** {@code 2014-12-31T23:59:00Z} */
        OFFSET("a date and time with an offset such as 2014-12-31T23:59:00Z");

        private final String example;

        Form(String example) {
            this.example = example;
        }

        /** For messages: what is expected. */
        public String example() {
            return example;
        }
    }

    /**
     * A time.
     *
     * @param at             the time; in UTC if the form has an offset
     * @param fractionDigits of the second as it was written, 0 to 9
     */
    public record Time(Form form, LocalDateTime at, int fractionDigits) {

        /** The canonical text with so many digits of a second's fraction. */
        public String canonical(int digits) {
            if (form == Form.DATE) {
                return at.toLocalDate().toString();
            }
            var text = new StringBuilder(32);
            text.append(at.toLocalDate()).append('T');
            two(text, at.getHour()).append(':');
            two(text, at.getMinute()).append(':');
            two(text, at.getSecond());
            if (digits > 0) {
                String nanos = Integer.toString(1_000_000_000 + at.getNano());
                text.append('.').append(nanos, 1, 1 + digits);
            }
            return form == Form.OFFSET ? text.append('Z').toString() : text.toString();
        }

        private static StringBuilder two(StringBuilder text, int number) {
            return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
        }
    }

    /** The time in {@code text}; empty if it is none. */
    public static Optional<Time> parse(String text) {
        boolean shape =
                text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-' && isDigit(text.charAt(0));
        if (!shape) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(text.substring(0, 10));
            if (text.length() == 10) {
                return Optional.of(new Time(Form.DATE, date.atStartOfDay(), 0));
            }
            boolean divided = text.charAt(10) == 'T' || text.charAt(10) == ' ';
            return divided ? withTime(date, text.substring(11)) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Optional<Time> withTime(LocalDate date, String rest) {
        int zone = zoneStart(rest);
        LocalTime time = LocalTime.parse(rest.substring(0, zone));
        int point = rest.indexOf('.');
        int digits = point < 0 ? 0 : zone - point - 1;
        if (zone == rest.length()) {
            return Optional.of(new Time(Form.LOCAL, date.atTime(time), digits));
        }
        var utc = date.atTime(time)
                .atOffset(ZoneOffset.of(rest.substring(zone)))
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
        boolean fourDigits = utc.getYear() >= 0 && utc.getYear() <= 9999;
        return fourDigits ? Optional.of(new Time(Form.OFFSET, utc, digits)) : Optional.empty();
    }

    private static int zoneStart(String rest) {
        for (int i = 0; i < rest.length(); i++) {
            char letter = rest.charAt(i);
            if (letter == 'Z' || letter == '+' || letter == '-') {
                return i;
            }
        }
        return rest.length();
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
