package io.gatewise.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class BirthsDataTest {

    private static final List<String> LINES =
            new String(BirthsData.csv(), StandardCharsets.UTF_8).lines().toList();

    private static String lineOf(String date) {
        return LINES.stream()
                .filter(line -> line.startsWith(date + ","))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shipsTheSourceUnchanged() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(BirthsData.text("us-daily-births-2000-2014.csv").getBytes(StandardCharsets.UTF_8));

        assertThat(BirthsData.text("README.md")).contains(HexFormat.of().formatHex(digest));
    }

    @Test
    void hasEveryDayOfFifteenYearsInOrder() {
        List<LocalDate> dates =
                BirthsData.days().stream().map(BirthsData.Day::date).toList();

        assertThat(dates)
                .containsExactlyElementsOf(LocalDate.of(2000, 1, 1)
                        .datesUntil(LocalDate.of(2015, 1, 1))
                        .toList());
    }

    @Test
    void agreesWithTheSourceOnTheDayOfTheWeek() {
        assertThat(BirthsData.days())
                .allSatisfy(
                        day -> assertThat(day.date().getDayOfWeek().getValue()).isEqualTo(day.weekday()));
    }

    @Test
    void derivesTheFirstDay() {
        assertThat(LINES.get(0))
                .isEqualTo("date,births,monday,tuesday,wednesday,thursday,friday,saturday,sunday,year_sin,year_cos");
        assertThat(LINES.get(1)).isEqualTo("2000-01-01,9083,0,0,0,0,0,1,0,0.000000,1.000000");
    }

    @Test
    void derivesAnOrdinaryYearsLastDay() {
        // sin and cos of 2 pi 364/365
        assertThat(lineOf("2014-12-31")).isEqualTo("2014-12-31,11990,0,0,1,0,0,0,0,-0.017213,0.999852");
    }

    @Test
    void goesRoundTheCircleInALeapYearToo() {
        // day 184 of 366 lies opposite of day 1; sin and cos of 2 pi 365/366 for the last
        assertThat(lineOf("2012-07-02")).endsWith(",1,0,0,0,0,0,0,0.000000,-1.000000");
        assertThat(lineOf("2012-12-31")).endsWith(",1,0,0,0,0,0,0,-0.017166,0.999853");
        assertThat(lineOf("2012-02-29")).contains(",0,0,1,0,0,0,0,");
    }

    @Test
    void marksExactlyOneWeekdayOnEachDay() {
        assertThat(LINES.stream().skip(1)).hasSize(5479).allSatisfy(line -> {
            List<String> weekdays = List.of(line.split(",")).subList(2, 9);
            assertThat(weekdays).containsOnlyOnce("1").containsOnly("0", "1");
        });
    }
}
