package io.gatewise.study.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.study.dataset.DatasetProfile;
import io.gatewise.study.dataset.DatasetReader;
import io.gatewise.study.dataset.RefusedDataException;
import io.gatewise.study.dataset.format.Upload.UploadedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Uploads texts and gives their canonical form back. */
final class Uploads {

    private final Path folder;
    private DatasetProfile profile;

    Uploads(Path folder) {
        this.folder = folder;
    }

    String read(UploadOptions options, UploadedFile... files) throws IOException {
        Path canonical = folder.resolve("canonical.csv");
        profile = DatasetReader.read(Upload.table(List.of(files), options, folder), canonical)
                .profile();
        return Files.readString(canonical);
    }

    String read(String name, String text) throws IOException {
        return read(UploadOptions.NONE, file(null, name, text));
    }

    /** Of what was read last. */
    DatasetProfile profile() {
        return profile;
    }

    UploadedFile file(String part, String name, String text) throws IOException {
        return file(part, name, text.getBytes(StandardCharsets.UTF_8));
    }

    UploadedFile file(String part, String name, byte[] bytes) throws IOException {
        return new UploadedFile(part, Files.write(Files.createTempFile(folder, "raw", null), bytes), name);
    }

    void refuses(UploadOptions options, String name, String text, String place, String... words) {
        assertThatThrownBy(() -> read(options, file(null, name, text)))
                .isInstanceOfSatisfying(
                        RefusedDataException.class,
                        refused -> assertThat(refused.place()).isEqualTo(place))
                .hasMessageContainingAll(words);
    }
}
