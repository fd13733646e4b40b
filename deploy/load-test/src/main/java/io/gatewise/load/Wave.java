package io.gatewise.load;

import java.time.LocalDate;
import java.util.Locale;

/** 400 days of a weekly wave: nobody trains on it, but it must be a data set. */
final class Wave {

    private Wave() {}

    static String csv() {
        var csv = new StringBuilder("date,demand\n");
        LocalDate day = LocalDate.of(2020, 1, 1);
        for (int i = 0; i < 400; i++) {
            csv.append(day.plusDays(i))
                    .append(String.format(Locale.ROOT, ",%.4f%n", 100 + 20 * Math.sin(2 * Math.PI * i / 7)));
        }
        return csv.toString();
    }
}
