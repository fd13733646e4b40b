package io.gatewise.study.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {

    @TempDir
    Path folder;

    private DatasetProfile profile(String csv) throws IOException {
        Path raw = Files.writeString(folder.resolve("raw.csv"), csv);
        return DatasetReader.read(CsvFile.open(raw).table(), folder.resolve("canonical.csv"))
                .profile();
    }

    private static List<ClassCount> classes(DatasetProfile profile, String column) {
        return profile.column(column).orElseThrow().classes();
    }

    @Test
    void tellsSeriesAndTheirLengths() throws IOException {
        var profile = profile("series,x\na,1\na,2\na,3\nb,4\nc,5\nc,6\nd,0\nd,0\nd,0\nd,0\n");

        assertThat(profile.series()).isEqualTo(new SeriesProfile(4, 1, 2.5, 4));
        assertThat(profile("x\n1\n").series()).isNull();
    }

    @Test
    void countsClassesByRowAndBySeries() throws IOException {
        var profile = profile("series,label,step,x\n1,up,0,0.5\n1,up,1,1\n2,down,1,2\n3,up,,3\n");

        assertThat(classes(profile, "label"))
                .containsExactly(new ClassCount("down", 1, 1L), new ClassCount("up", 3, 2L));
        assertThat(classes(profile, "step"))
                .containsExactly(new ClassCount("0", 1, null), new ClassCount("1", 2, null));
        assertThat(classes(profile, "x")).isNull();
        assertThat(classes(profile, "series")).isNull();
    }

    @Test
    void listsNoClassesWhereValuesAreMany() throws IOException {
        var csv = new StringBuilder("x,y\n");
        for (int i = 0; i < ColumnProfile.MOST_DISTINCT; i++) {
            csv.append(i).append(',').append(i % 7).append('\n');
        }

        var profile = profile(csv.toString());

        assertThat(classes(profile, "x")).isNull();
        assertThat(classes(profile, "y")).hasSize(7);
    }

    @Test
    void suspectsSeriesThatAreTheSameInSeveralParts() throws IOException {
        var profile = profile("""
                series,part,label,x
                1,train,a,1
                1,train,a,2
                2,train,a,1
                2,train,a,2
                3,train,b,1
                4,test,b,1.0
                4,test,b,2
                5,test,b,12
                6,validation,a,1
                """);

        assertThat(profile.leakage())
                .isEqualTo(new Leakage(
                        "series",
                        6,
                        2,
                        List.of(
                                new Leakage.Example(1, "train", 4, "test"),
                                new Leakage.Example(3, "train", 6, "validation"))));
    }

    @Test
    void suspectsRowsWhereThereAreNoSeries() throws IOException {
        var leakage = profile("text,label,part\nAbe,x,train\nAbe,y,test\nAb,x,test\nAb,x,test\n")
                .leakage();

        assertThat(leakage).isEqualTo(new Leakage("row", 4, 1, List.of(new Leakage.Example(1, "train", 2, "test"))));
    }

    @Test
    void comparesNothingWithoutGivenParts() throws IOException {
        assertThat(profile("text,label\na,x\na,x\n").leakage()).isNull();
        assertThat(profile("text,part\na,x\na,train\n").leakage()).isNull();
    }

    @Test
    void readsProfilesThatWereStoredBeforeThereWasMore() throws IOException {
        String stored = """
                {"rows": 1, "bytes": 4, "columns": [{"name": "x", "type": "number", "missing": 0, "min": 1.0, "max": 1.0,
                 "mean": 1.0, "sd": 0.0, "distinct": 1, "constant": true}]}
                """;

        var profile = new ObjectMapper().readValue(stored, DatasetProfile.class);

        assertThat(profile.series()).isNull();
        assertThat(classes(profile, "x")).isNull();
    }
}
