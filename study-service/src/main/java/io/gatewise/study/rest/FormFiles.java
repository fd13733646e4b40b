package io.gatewise.study.rest;

import io.gatewise.study.store.DatasetCatalogue.Incoming;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The files of a form: one named {@code file}, or up to three named for the parts of the data. */
final class FormFiles implements AutoCloseable {

    private static final String ONLY = "file";
    private static final List<String> PARTS = List.of("train", "validation", "test");

    private final List<InputStream> open = new ArrayList<>();
    private final List<Incoming> incoming = new ArrayList<>();

    FormFiles(List<FileUpload> files) throws IOException {
        Map<String, FileUpload> byName = new HashMap<>();
        for (FileUpload file : files) {
            boolean known = file.name().equals(ONLY) || PARTS.contains(file.name());
            if (!known || byName.put(file.name(), file) != null) {
                throw Refusals.wrongParameter(
                        ONLY,
                        "need one form part of that name, or one each of " + String.join(", ", PARTS) + ", got "
                                + file.name());
            }
        }
        if (byName.containsKey(ONLY) == byName.containsKey(PARTS.get(0))
                || byName.containsKey(ONLY) && byName.size() > 1) {
            throw Refusals.wrongParameter(
                    ONLY, "need a form part of that name, or train with validation or test, got " + byName.keySet());
        }
        if (byName.size() == 1 && !byName.containsKey(ONLY)) {
            throw Refusals.wrongParameter("train", "need validation or test beside it; name a single file 'file'");
        }
        if (byName.containsKey(ONLY)) {
            take(null, byName.get(ONLY));
        }
        for (String part : PARTS) {
            if (byName.containsKey(part)) {
                take(part, byName.get(part));
            }
        }
    }

    private void take(String part, FileUpload file) throws IOException {
        InputStream content = Files.newInputStream(file.uploadedFile());
        open.add(content);
        incoming.add(new Incoming(part, file.fileName(), content));
    }

    List<Incoming> incoming() {
        return List.copyOf(incoming);
    }

    @Override
    public void close() throws IOException {
        for (InputStream content : open) {
            content.close();
        }
    }
}
