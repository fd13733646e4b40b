package io.gatewise.study.dataset;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times in cells: ISO dates, and ISO date-times with {@code T} or a blank, with or without an offset.
 *
 * <p>The canonical text sorts as the times do: a fixed width, offsets turned into UTC.
 */
public final class Times {

    private static final int DATE_LENGTH = 10;
    private static final int[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

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
        boolean shape = text.length() >= DATE_LENGTH && text.charAt(4) == '-' && text.charAt(7) == '-';
        if (!shape) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, DATE_LENGTH));
            if (text.length() == DATE_LENGTH) {
                return Optional.of(new Time(Form.DATE, date.atStartOfDay(), 0));
            }
            char divider = text.charAt(DATE_LENGTH);
            return divider == 'T' || divider == ' ' ? Optional.of(withTime(date, text)) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** After the date: {@code HH:mm}, perhaps {@code :ss}, a fraction, an offset. */
    private static Time withTime(LocalDate date, String text) {
        int zone = zoneStart(text);
        int hour = two(text, 11, zone);
        requireAt(text, 13, ':', zone);
        int minute = two(text, 14, zone);
        int second = 0;
        int digits = 0;
        int nanos = 0;
        if (zone > 16) {
            requireAt(text, 16, ':', zone);
            second = two(text, 17, zone);
        }
        if (zone > 19) {
            requireAt(text, 19, '.', zone);
            digits = zone - 20;
            if (digits < 1 || digits > 9) {
                throw new DateTimeException("need 1 to 9 digits");
            }
            nanos = number(text, 20, zone) * POWERS[9 - digits];
        }
        LocalDateTime at = date.atTime(hour, minute, second, nanos);
        return zone == text.length()
                ? new Time(Form.LOCAL, at, digits)
                : new Time(Form.OFFSET, inUtc(at, text.substring(zone)), digits);
    }

    private static LocalDateTime inUtc(LocalDateTime at, String offset) {
        LocalDateTime utc = at.atOffset(ZoneOffset.of(offset))
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
        if (utc.getYear() < 0 || utc.getYear() > 9999) {
            throw new DateTimeException("a year of four digits in UTC");
        }
        return utc;
    }

    private static int zoneStart(String text) {
        for (int i = DATE_LENGTH + 1; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == 'Z' || letter == '+' || letter == '-') {
                return i;
            }
        }
        return text.length();
    }

    private static void requireAt(String text, int at, char wanted, int end) {
        if (at >= end || text.charAt(at) != wanted) {
            throw new DateTimeException("need " + wanted);
        }
    }

    private static int two(String text, int from, int end) {
        if (from + 2 > end) {
            throw new DateTimeException("need two digits");
        }
        return number(text, from, from + 2);
    }

    /** The digits in [from, to) as a number: at least one. */
    private static int number(String text, int from, int to) {
        if (from >= to || to > text.length()) {
            throw new DateTimeException("need digits");
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("need digits");
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
