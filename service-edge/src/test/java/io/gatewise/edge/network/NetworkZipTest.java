package io.gatewise.edge.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.edge.network.NetworkZip.Network;
import io.gatewise.model.study.ModelProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zips under {@code networks} were written by stock DL4J 1.0.0-M2.1, with random weights. */
class NetworkZipTest {

    private static final long MANY = 1000;

    @TempDir
    Path folder;

    @Test
    void readsStockLayersAndTheirWeights() throws IOException {
        Network network = NetworkZip.read(zip("two-layers"), MANY);

        assertThat(network.profile())
                .isEqualTo(new ModelProfile(
                        1, 8, 2, "forward", 891, new ModelProfile.Head(3, "each-step", "linear"), null));
        assertThat(network.weights()).hasSize(891);
        // the first numbers of the file, and the forget gates' biases of the lowest layer
        assertThat(network.weights()[0]).isCloseTo(0.7443f, within(1e-4f));
        assertThat(Arrays.copyOfRange(network.weights(), 288 + 8, 288 + 16)).containsOnly(1f);
    }

    @Test
    void readsTwoDirectionsPooledAndDoublePrecision() throws IOException {
        assertThat(NetworkZip.profile(zip("bidirectional-mean")))
                .isEqualTo(new ModelProfile(
                        2, 5, 1, "bidirectional", 331, new ModelProfile.Head(1, "mean", "sigmoid"), null));
        assertThat(NetworkZip.read(zip("double-precision"), MANY).weights()[0]).isCloseTo(1.2033f, within(1e-4f));
    }

    @Test
    void tellsTheUnitsOfEachLayerWhereTheyDiffer() throws IOException {
        ModelProfile forward = NetworkZip.profile(zip("layers-differ"));
        ModelProfile both = NetworkZip.profile(zip("both-directions-differ"));

        assertThat(forward)
                .isEqualTo(new ModelProfile(
                        1, 8, 2, "forward", 606, new ModelProfile.Head(1, "last", "linear"), null, List.of(8, 5)));
        assertThat(both)
                .isEqualTo(new ModelProfile(
                        1,
                        6,
                        2,
                        "bidirectional",
                        1987,
                        new ModelProfile.Head(1, "mean", "linear"),
                        null,
                        List.of(6, 9)));
        assertThat(forward.words()).isEqualTo("2 LSTM layers of 8, 5 units, forward, 1 input");
    }

    @Test
    void looksThroughFrozenLayersAndDropoutAndLeavesAHeadOfSeveralLayersToBeReplaced() throws IOException {
        assertThat(NetworkZip.profile(zip("dense-above")))
                .isEqualTo(new ModelProfile(2, 5, 1, "forward", 217, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "graves-lstm   | layer 0: need an LSTM layer first, found GravesLSTM",
                "convolution   | layer 0: need an LSTM layer first, found Convolution1DLayer",
                "sigmoid-state | layer 0: need LSTM with ActivationTanH and gates of ActivationSigmoid, found ActivationSigmoid"
            })
    void refusesByNameWhatCannotBeTrained(String name, String why) {
        assertThatThrownBy(() -> NetworkZip.profile(zip(name)))
                .isInstanceOf(RefusedNetworkException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"nout\" : 3                      | \"nout\" : 4     | need 900 weights, as the layers in configuration.json have, found 891",
                "\"nin\" : 8                       | \"nin\" : 9      | layer 1: need 8 inputs in one direction, as layer 0 says so many, found 9 inputs in one direction",
                "\"nout\" : 8                      | \"nout\" : 5000  | layer 0: need 1 to 4096 as nout, found 5000",
                "conf.layers.RnnOutputLayer        | conf.layers.GravesLSTM | layer 2: need above the LSTM layers",
                "org.deeplearning4j.nn.conf.layers.LSTM | javax.swing.JEditorPane | found javax.swing.JEditorPane",
                "\"confs\"                         | \"vertices\"     | need a MultiLayerNetwork",
                "\"seed\" : 7                      | \"seed\" :       | configuration.json is no JSON"
            })
    void refusesChangedLayers(String from, String to, String why) throws IOException {
        Path file = zip("two-layers");
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path entry = zip.getPath("configuration.json");
            String json = Files.readString(entry);
            assertThat(json).contains(from);
            Files.writeString(entry, json.replaceFirst(from, to));
        }

        assertThatThrownBy(() -> NetworkZip.read(file, MANY))
                .isInstanceOf(RefusedNetworkException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesWeightsThatAreCutShortOrNoNumbers() throws IOException {
        byte[] weights = coefficients("two-layers");
        Path cut = withWeights(Arrays.copyOf(weights, weights.length - 10));
        assertThatThrownBy(() -> NetworkZip.profile(cut)).hasMessageContaining("ends too early");
        assertThatThrownBy(() -> NetworkZip.read(cut, MANY)).hasMessageContaining("ends too early");

        byte[] damaged = weights.clone();
        Arrays.fill(damaged, weights.length - 4, weights.length, (byte) -1);
        Path nan = withWeights(damaged);
        assertThatThrownBy(() -> NetworkZip.read(nan, MANY))
                .hasMessageContaining("finite weights, found NaN at place 890");

        Path empty = withWeights(new byte[0]);
        assertThatThrownBy(() -> NetworkZip.read(empty, MANY)).hasMessageContaining("ends too early");
    }

    @Test
    void refusesMoreWeightsThanThereIsRoomFor() throws IOException {
        assertThatThrownBy(() -> NetworkZip.read(zip("two-layers"), 890))
                .isInstanceOf(RefusedNetworkException.class)
                .hasMessageContaining("need at most 890 weights, found 891");
    }

    @Test
    void aClaimOfManyWeightsTakesNoMemory() throws IOException {
        byte[] weights = coefficients("two-layers");
        byte[] boasting = weights.clone();
        // the length of the values, 8 bytes before their type's name
        int at = new String(weights, StandardCharsets.ISO_8859_1).indexOf("FLOAT") - 2 - 8;
        boasting[at] = 0x7f;

        Path file = withWeights(boasting);

        assertThatThrownBy(() -> NetworkZip.read(file, MANY)).hasMessageContaining("need 1 to 268435456 weights");
    }

    @Test
    void refusesFoldersManyEntriesEndlessJsonAndWhatIsNoZip() throws IOException {
        Path folders = written(List.of("up/evil"));
        assertThatThrownBy(() -> NetworkZip.profile(folders)).hasMessageContaining("without folders, found up/evil");
        Path back = written(List.of("..\\evil"));
        assertThatThrownBy(() -> NetworkZip.profile(back)).hasMessageContaining("without folders");
        Path many = written(java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> "entry" + i)
                .toList());
        assertThatThrownBy(() -> NetworkZip.profile(many)).hasMessageContaining("at most 16 entries");
        Path nothing = written(List.of("readme"));
        assertThatThrownBy(() -> NetworkZip.profile(nothing)).hasMessageContaining("no entry configuration.json");
        Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
        assertThatThrownBy(() -> NetworkZip.profile(text)).hasMessageContaining("no zip");
        Path endless = folder.resolve("endless.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(endless))) {
            zip.putNextEntry(new ZipEntry("configuration.json"));
            for (int i = 0; i < 5 * 1024; i++) {
                zip.write(new byte[1024]);
            }
        }
        assertThatThrownBy(() -> NetworkZip.profile(endless)).hasMessageContaining("at most 4194304 bytes");
    }

    @Test
    void readsTheCardOfAModelOfOurOwn() throws IOException {
        Path file = zip("two-layers");
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.writeString(
                    zip.getPath("gatewise.json"),
                    "{\"task\": {\"type\": \"text\"}, \"vocabulary\": [\"a\", \"b\"], \"settings\": {}}");
        }

        assertThat(NetworkZip.profile(file).origin())
                .isEqualTo(new ModelProfile.Origin("text", List.of(), List.of("a", "b")));
    }

    private Path zip(String name) throws IOException {
        Path file = folder.resolve(name + ".zip");
        try (InputStream in = getClass().getResourceAsStream("/networks/" + name + ".zip")) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private byte[] coefficients(String name) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(zip(name))) {
            return Files.readAllBytes(zip.getPath("coefficients.bin"));
        }
    }

    private Path withWeights(byte[] weights) throws IOException {
        Path file = zip("two-layers");
        Path changed = Files.createTempFile(folder, "changed", ".zip");
        Files.copy(file, changed, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(changed)) {
            Files.write(zip.getPath("coefficients.bin"), weights);
        }
        return changed;
    }

    private Path written(List<String> entries) throws IOException {
        Path file = Files.createTempFile(folder, "written", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
            }
        }
        return file;
    }
}
