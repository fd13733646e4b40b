package io.gatewise.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.study.CurvePoint;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFileTest {

    private static final byte[] STATE = {1, 2, 3, 4, 5};
    private static final Checkpoint CHECKPOINT = new Checkpoint(
            Map.of("seed", "7"),
            12.5,
            List.of(
                    new FoldState(1, 7.25, "patience", 99, List.of(point(1, 1), point(1, 2)), null),
                    new FoldState(2, 5.25, null, 99, List.of(point(2, 1)), new FoldState.Bytes(STATE))));

    @TempDir
    Path folder;

    private static CurvePoint point(int fold, int epoch) {
        return new CurvePoint(fold, epoch, 0.1, Map.of("loss", 0.1 + 0.2, "rmse", 1.0 / 3));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Checkpoint read = CheckpointFile.read(written());

        assertThat(read.identity()).isEqualTo(CHECKPOINT.identity());
        assertThat(read.seconds()).isEqualTo(12.5);
        assertThat(read.folds()).hasSize(2);
        assertThat(read.folds().get(0)).isEqualTo(CHECKPOINT.folds().get(0)); // to the last bit of each number
        FoldState second = read.folds().get(1);
        assertThat(second.curve()).isEqualTo(CHECKPOINT.folds().get(1).curve());
        assertThat(second.stoppedBy()).isNull();
        assertThat(((FoldState.Bytes) second.state()).bytes()).isEqualTo(STATE);
    }

    @Test
    void refusesAFileThatEndsTooEarlyWhereverThatIs() throws IOException {
        byte[] whole = Files.readAllBytes(written());

        for (int length = 0; length < whole.length; length++) {
            Path cut = file(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> CheckpointFile.read(cut)).isInstanceOf(UnusableCheckpointException.class);
        }
    }

    @Test
    void refusesAFileWithAnyByteChanged() throws IOException {
        byte[] whole = Files.readAllBytes(written());

        for (int place = 0; place < whole.length; place++) {
            byte[] changed = whole.clone();
            changed[place] ^= 4;
            Path garbled = file(changed);
            assertThatThrownBy(() -> CheckpointFile.read(garbled)).isInstanceOf(UnusableCheckpointException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "{\"identity\":{},\"seconds\":1,\"folds\":[]}",
                "{\"identity\":{},\"seconds\":1,\"folds\":[null]}",
                "{\"identity\":{},\"seconds\":1,\"folds\":[{\"fold\":1,\"seconds\":1,\"parameters\":1,\"curve\":[]}]}",
                "{\"identity\":{\"a\":null},\"seconds\":1,\"folds\":[{\"fold\":1,\"seconds\":1,\"parameters\":1,"
                        + "\"curve\":[{\"fold\":1,\"epoch\":1,\"metrics\":{}}]}]}",
                // an epoch is missing
                "{\"identity\":{},\"seconds\":1,\"folds\":[{\"fold\":1,\"seconds\":1,\"parameters\":1,"
                        + "\"curve\":[{\"fold\":1,\"epoch\":2,\"metrics\":{}}]}]}",
                // states that aren't there
                "{\"identity\":{},\"seconds\":1,\"folds\":[{\"fold\":1,\"seconds\":1,\"parameters\":1,"
                        + "\"stateBytes\":2147483647,\"curve\":[{\"fold\":1,\"epoch\":1,\"metrics\":{}}]}]}",
                "{\"identity\":{},\"seconds\":1,\"folds\":[{\"fold\":1,\"seconds\":1,\"parameters\":1,"
                        + "\"stateBytes\":-1,\"curve\":[{\"fold\":1,\"epoch\":1,\"metrics\":{}}]}]}"
            })
    void refusesAManifestThatContradictsItselfThoughItsDigestIsRight(String manifest) throws Exception {
        Path forged = file(signed(CheckpointFile.FORMAT, manifest));

        assertThatThrownBy(() -> CheckpointFile.read(forged)).isInstanceOf(UnusableCheckpointException.class);
    }

    @Test
    void saysThatAFormatIsNotKnownYet() throws Exception {
        Path later = file(signed(CheckpointFile.FORMAT + 1, "{}"));

        assertThatThrownBy(() -> CheckpointFile.read(later)).hasMessage("it has format 2, known is 1");
    }

    private Path written() throws IOException {
        Path file = folder.resolve("written");
        Files.deleteIfExists(file);
        CheckpointFile.write(file, CHECKPOINT);
        return file;
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("changed"), content);
    }

    private static byte[] signed(int format, String manifest) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(CheckpointFile.MAGIC.getBytes(StandardCharsets.US_ASCII));
        out.writeInt(format);
        out.write(manifest.getBytes(StandardCharsets.UTF_8));
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .putInt(manifest.getBytes(StandardCharsets.UTF_8).length)
                .array());
        byte[] content = bytes.toByteArray();
        out.write(MessageDigest.getInstance("SHA-256").digest(content));
        return bytes.toByteArray();
    }
}
