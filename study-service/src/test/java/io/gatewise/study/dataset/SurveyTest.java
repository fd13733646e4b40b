package io.gatewise.study.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveyTest {

    @TempDir
    Path folder;

    private Survey survey(String csv, SurveyPlan plan) throws IOException {
        return new CanonicalRows(Files.writeString(folder.resolve("canonical.csv"), csv)).survey(plan);
    }

    private static SurveyPlan series(String time, String validationFrom, String testFrom) {
        return new SurveyPlan("s", false, time, List.of(), null, null, true, null, validationFrom, testFrom, null, 0);
    }

    @Test
    void countsTheRowsBeforeTheCutsInEachSeries() throws IOException {
        var survey = survey(
                "s,t\na,2020-01-01\na,2020-01-02\na,2020-01-04\nb,2020-01-05\n",
                series("t", "2020-01-02", "2020-01-03"));

        SeriesRows rows = survey.series();
        assertThat(rows.count()).isEqualTo(2);
        assertThat(List.of(rows.rows(0), rows.beforeValidation(0), rows.beforeTest(0)))
                .containsExactly(3L, 1L, 2L);
        assertThat(List.of(rows.rows(1), rows.beforeValidation(1), rows.beforeTest(1)))
                .containsExactly(1L, 0L, 0L);
    }

    @Test
    void countsSequencesAndClassesByPart() throws IOException {
        var plan = new SurveyPlan("s", false, null, List.of("c", "p"), "c", "p", false, "g", null, null, null, 0);

        var survey = survey("s,c,p,g\n1,x,train,m\n1,x,train,m\n2,y,train,n\n3,x,test,m\n", plan);

        assertThat(survey.faults()).isEmpty();
        assertThat(survey.sequences()).containsExactly(2L, 0L, 1L);
        assertThat(survey.classes()).containsEntry("x", List.of(1L, 0L, 1L)).containsEntry("y", List.of(1L, 0L, 0L));
        assertThat(survey.groups()).isEqualTo(2);
    }

    @Test
    void countsTheCharactersOfTrainingRowsWithTheirLineFeeds() throws IOException {
        var plan = new SurveyPlan(null, false, null, List.of(), null, null, true, null, null, null, "x", 2);

        assertThat(survey("x\nab\n\"\"\ncd\n", plan).characters()).isEqualTo(4);
    }

    @Test
    void tellsTheFirstFaultOfEachColumn() throws IOException {
        var plan = new SurveyPlan("s", false, "t", List.of("c"), "c", "p", true, null, null, null, null, 0);

        var survey = survey(
                "s,t,c,p\n1,2020-01-02,x,validation\n1,2020-01-01,y,train\n2,2020-01-01,x,train\n1,2020-01-03,x,all\n",
                plan);

        assertThat(survey.faults()).extracting(Survey.Fault::column).containsExactly("t", "p", "c", "s");
        assertThat(survey.faults())
                .extracting(Survey.Fault::detail)
                .allSatisfy(detail -> assertThat(detail).contains("row "));
    }

    @Test
    void tellsManySeriesApart() throws IOException {
        var csv = new StringBuilder("s\n");
        for (int i = 0; i < 20_000; i++) {
            csv.append("series ").append(i).append('\n');
        }

        var survey = survey(csv.toString(), series(null, null, null));

        assertThat(survey.faults()).isEmpty();
        assertThat(survey.series().count()).isEqualTo(20_000);
    }
}
