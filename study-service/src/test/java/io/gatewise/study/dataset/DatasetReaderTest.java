package io.gatewise.study.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.study.dataset.format.Upload;
import io.gatewise.study.dataset.format.UploadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTest {

    @TempDir
    Path folder;

    private CanonicalDataset read(byte[] upload) {
        try {
            Path raw = Files.write(folder.resolve("raw.csv"), upload);
            return DatasetReader.read(
                    Upload.table(List.of(new Upload.UploadedFile(null, raw, "raw.csv")), UploadOptions.NONE, folder),
                    folder.resolve("canonical.csv"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private CanonicalDataset read(String upload) {
        return read(upload.getBytes(StandardCharsets.UTF_8));
    }

    private String canonical(String upload) throws IOException {
        read(upload);
        return Files.readString(folder.resolve("canonical.csv"));
    }

    private void refuses(String upload, String place, String... words) {
        assertThatThrownBy(() -> read(upload))
                .isInstanceOfSatisfying(
                        RefusedDataException.class,
                        refused -> assertThat(refused.place()).isEqualTo(place))
                .hasMessageContainingAll(words);
    }

    @Test
    void profilesNumbersTimesAndText() {
        var profile = read("day,temp,city\n2020-01-01,1,Bern\n2020-01-02,2,Bern\n2020-01-03,,Rome\n")
                .profile();

        assertThat(profile.rows()).isEqualTo(3);
        ColumnProfile day = profile.column("day").orElseThrow();
        assertThat(day.type()).isEqualTo(ColumnType.TIME);
        assertThat(day.from()).isEqualTo("2020-01-01");
        assertThat(day.to()).isEqualTo("2020-01-03");
        assertThat(day.orderBreak()).isNull();
        ColumnProfile temp = profile.column("temp").orElseThrow();
        assertThat(temp.type()).isEqualTo(ColumnType.NUMBER);
        assertThat(temp.mean()).isEqualTo(1.5);
        assertThat(temp.sd()).isCloseTo(Math.sqrt(0.5), within(1e-15));
        assertThat(temp.missing()).isEqualTo(1);
        assertThat(temp.firstMissingLine()).isEqualTo(4);
        ColumnProfile city = profile.column("city").orElseThrow();
        assertThat(city.type()).isEqualTo(ColumnType.TEXT);
        assertThat(city.distinct()).isEqualTo(2);
    }

    @Test
    void writesOneCanonicalFormWhateverTheSpelling() throws IOException {
        String plain = canonical("t,x,s\n2020-01-01T00:00:00,1.5,\"a,b\"\n2020-01-01T01:00:00,20,\"say \"\"hi\"\"\"\n");
        String other = canonical(
                "\uFEFFt;x;s\r\n2020-01-01 00:00;+1.50;\"a,b\"\r\n\r\n2020-01-01 01:00; 2e1 ;\"say \"\"hi\"\"\"");

        assertThat(plain)
                .isEqualTo("t,x,s\n2020-01-01T00:00:00,1.5,\"a,b\"\n2020-01-01T01:00:00,20,\"say \"\"hi\"\"\"\n");
        assertThat(other).isEqualTo(plain);
    }

    @Test
    void theDigestIsThatOfTheCanonicalForm() {
        // printf 'x\n1\n2\n' | sha256sum
        assertThat(read("x\n1.0\n2\n").digest())
                .isEqualTo("aea284871ddeeebac4b57b7a8ee7dad070886e690408ce2409306b9b6487beb1");
        assertThat(read("x\n1\n2.00").profile().bytes()).isEqualTo(6);
    }

    @Test
    void readsItsOwnCanonicalFormToTheSameDigest() throws IOException {
        var first = read("a;b\n1;NA\n;x\n2;\"line\nbreak\"\n");

        var second = read(Files.readAllBytes(folder.resolve("canonical.csv")));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aMissingValueInTheOnlyColumnStaysARow() throws IOException {
        String canonical = canonical("x\n1\nNA\n3\n");

        assertThat(read(canonical).profile().rows()).isEqualTo(3);
        assertThat(read(canonical).profile().column("x").orElseThrow().missing())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "NaN", "nan", "  "})
    void takesTheseForMissing(String cell) {
        var column = read("x,y\n1,2\n" + cell + ",3\n").profile().column("x").orElseThrow();

        assertThat(column.missing()).isEqualTo(1);
        assertThat(column.type()).isEqualTo(ColumnType.NUMBER);
    }

    @Test
    void aTabSeparatesWhereTheHeaderSaysSo() throws IOException {
        assertThat(canonical("a\tb\n1\t2\n")).isEqualTo("a,b\n1,2\n");
    }

    @Test
    void noticesWhereTimesDoNotAscend() {
        var doubled = read("d\n2020-01-01\n2020-01-02\n2020-01-02\n2020-01-01\n")
                .profile()
                .column("d")
                .orElseThrow();

        assertThat(doubled.orderBreak()).isEqualTo(new OrderBreak(4, "2020-01-02", "2020-01-02"));
    }

    @Test
    void noticesAConstantColumnHoweverItIsWritten() {
        assertThat(read("x\n1\n1.0\n").profile().column("x").orElseThrow().constant())
                .isTrue();
        assertThat(read("x\na\na\n").profile().column("x").orElseThrow().constant())
                .isTrue();
        assertThat(read("x\n1\n2\n").profile().column("x").orElseThrow().constant())
                .isFalse();
    }

    @Test
    void countsDistinctValuesUpToABound() {
        var text = new StringBuilder("x\n");
        for (int i = 0; i < 3000; i++) {
            text.append(i).append('\n');
        }

        assertThat(read(text.toString()).profile().column("x").orElseThrow().distinct())
                .isEqualTo(ColumnProfile.MOST_DISTINCT);
    }

    @Test
    void offsetsBecomeUtcAndFractionsHaveOneWidth() throws IOException {
        assertThat(canonical("t\n2020-01-01T00:30:00.5+01:00\n2020-01-01T00:30:00Z\n"))
                .isEqualTo("t\n2019-12-31T23:30:00.5Z\n2020-01-01T00:30:00.0Z\n");
    }

    @Test
    void refusesAFileWithoutRows() {
        refuses("", "file", "empty");
        refuses("\n\n", "file", "empty");
        refuses("a,b\n", "file", "no rows");
    }

    @Test
    void refusesAWrongHeader() {
        refuses("1,2\n3,4\n", "line 1", "header");
        refuses("a,,c\n1,2,3\n", "line 1", "column 2 has no name");
        refuses("a, \n1,2\n", "line 1", "column 2 has no name");
        refuses("a,b,a\n1,2,3\n", "line 1", "two columns are named a");
    }

    @Test
    void refusesRaggedRowsByTheirLineInTheFile() {
        refuses("a,b\n1,2\n\n1,2,3\n", "line 4", "need 2 cells", "got 3");
        refuses("a,b\n1,2\n1\n", "line 3", "need 2 cells", "got 1");
        refuses("a,b\n1,\"x\ny\"\n1\n", "line 4", "need 2 cells", "got 1");
    }

    @ParameterizedTest
    @CsvSource({"abc", "inf", "-Infinity", "1e999", "1.2.3", "0x10", "12d", "--1"})
    void refusesTextAmongNumbers(String text) {
        refuses("n,x\na,1\nb,2\nc," + text + "\n", "line 4, column x", "finite number", "'" + text + "'");
    }

    @Test
    void refusesAColumnOfInfinities() {
        refuses("x\ninf\ninf\n", "line 2, column x", "finite number");
    }

    @Test
    void refusesADateThatIsNoneAmongDates() {
        refuses("d\n2020-02-28\n2020-02-30\n2020-03-01\n", "line 3, column d", "'2020-02-30'");
    }

    @Test
    void refusesTimesOfSeveralForms() {
        refuses("d\n2020-01-01\n2020-01-02T00:00\n", "line 3, column d", "need a date", "got a date and time");
    }

    @Test
    void refusesWhatIsNotUtf8Text() {
        byte[] latin = "a,b\n1,2\n3,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(latin)).hasMessageContaining("UTF-8").isInstanceOf(RefusedDataException.class);
        assertThatThrownBy(() -> read("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(RefusedDataException.class);
        refuses("a,b\n1,\u00002\n", "line 2", "NUL");
    }

    @Test
    void namesTheLineOfTheFirstBadByteBeyondTheFirstChunk() {
        byte[] text = ("x\n" + "1\n".repeat(100_000) + "2\n").getBytes(StandardCharsets.UTF_8);
        text[text.length - 2] = (byte) 0xff;

        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        RefusedDataException.class,
                        refused -> assertThat(refused.place()).isEqualTo("line 100002"));
    }

    @Test
    void refusesAQuoteThatIsNeverClosed() {
        refuses("a,b\n1,2\n3,\"open\n4,5\n", "line 3", "quote");
        refuses("a,b\n1,\"x\"y\n", "line 2", "quote");
    }
}
