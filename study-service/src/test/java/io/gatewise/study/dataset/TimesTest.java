package io.gatewise.study.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2014-12-31, 2014-12-31",
        "2014-12-31 23:59, 2014-12-31T23:59:00",
        "2014-12-31T23:59:01, 2014-12-31T23:59:01",
        "2014-12-31 23:59:01.25, 2014-12-31T23:59:01.25",
        "2014-12-31T23:59:01Z, 2014-12-31T23:59:01Z",
        "2014-12-31T23:59:01-05:00, 2015-01-01T04:59:01Z",
        "2014-12-31T23:59:01+02, 2014-12-31T21:59:01Z"
    })
    void writesTimesInOneForm(String text, String canonical) {
        var time = Times.parse(text).orElseThrow();

        assertThat(time.canonical(time.fractionDigits())).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2014",
                "2014-13-01",
                "2014-02-30",
                "31.12.2014",
                "12/31/2014",
                "2014-12-31T",
                "2014-12-31x10:00",
                "2014-12-31T25:00",
                "-014-12-31",
                "0000-01-01T00:00:00+01:00",
                "2014-12-31T10:00+99:00",
                "today",
                "2014-12-31T1:00",
                "2014-12-31T10:0",
                "2014-12-31T10:00:0",
                "2014-12-31T10:00:00.",
                "2014-12-31T10:00:00.1234567890",
                "2014-12-31T10:00:61",
                "2014-12-31 10",
                "2014-12-3110:00",
                "20l4-12-31",
                "2014-12-31T10:00:00 "
            })
    void takesNothingElseForATime(String text) {
        assertThat(Times.parse(text)).isEmpty();
    }

    @Test
    void textSortsAsTheTimesDo() {
        List<String> ascending = Stream.of(
                        "2014-12-31T23:59:59.9Z",
                        "2015-01-01T00:00:00Z",
                        "2014-12-31T23:00:00.05-01:00",
                        "2015-01-01T02:00:00+01:00")
                .map(text -> Times.parse(text).orElseThrow().canonical(2))
                .toList();

        assertThat(ascending).isSorted().doesNotHaveDuplicates();
    }
}
