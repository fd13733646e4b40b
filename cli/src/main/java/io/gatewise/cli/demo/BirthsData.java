package io.gatewise.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The data set {@code us-births}: US daily births 2000 to 2014 with what is known of each day ahead of time.
 *
 * <p>With d the day of the year from 1 and n the number of days of that year: {@code year_sin} is
 * sin(2π (d − 1) / n), {@code year_cos} is cos(2π (d − 1) / n), to six decimals.
 */
final class BirthsData {

    private static final String SOURCE = "us-daily-births-2000-2014.csv";
    private static final String SOURCE_HEADER = "year,month,date_of_month,day_of_week,births";
    private static final String HEADER =
            "date,births,monday,tuesday,wednesday,thursday,friday,saturday,sunday,year_sin,year_cos";

    private BirthsData() {}

    /** One day of the source: {@code weekday} is what the source says, 1 for Monday to 7 for Sunday. */
    record Day(LocalDate date, int weekday, int births) {

        /** A line of the source. */
        static Day of(String line) {
            String[] cells = line.split(",", -1);
            return new Day(
                    LocalDate.of(number(cells[0]), number(cells[1]), number(cells[2])),
                    number(cells[3]),
                    number(cells[4]));
        }

        private static int number(String cell) {
            return Integer.parseInt(cell);
        }

        /** A line of the data set. */
        String line() {
            var line = new StringBuilder().append(date).append(',').append(births);
            for (DayOfWeek day : DayOfWeek.values()) {
                line.append(day == date.getDayOfWeek() ? ",1" : ",0");
            }
            // StrictMath: the same bytes, and so the same digest, on every machine
            double angle = 2 * Math.PI * (date.getDayOfYear() - 1) / date.lengthOfYear();
            return line.append(',')
                    .append(sixDecimals(StrictMath.sin(angle)))
                    .append(',')
                    .append(sixDecimals(StrictMath.cos(angle)))
                    .toString();
        }

        private static String sixDecimals(double value) {
            String text = String.format(Locale.ROOT, "%.6f", value);
            return text.equals("-0.000000") ? "0.000000" : text;
        }
    }

    /** The days of the source, in order. */
    static List<Day> days() {
        List<String> lines = text(SOURCE).lines().toList();
        if (!lines.get(0).equals(SOURCE_HEADER)) {
            throw new IllegalStateException(SOURCE + " begins with " + lines.get(0));
        }
        return lines.stream().skip(1).map(Day::of).toList();
    }

    /** The data set as CSV. */
    static byte[] csv() {
        return days().stream()
                .map(Day::line)
                .collect(Collectors.joining("\n", HEADER + "\n", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A resource of this package. */
    static String text(String resource) {
        try (InputStream in = BirthsData.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
