package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.CsvFile;
import io.gatewise.study.dataset.RefusedDataException;
import io.gatewise.study.dataset.TableSource;
import io.gatewise.study.dataset.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that were uploaded, as one table. */
public final class Upload {

    private final UploadOptions options;
    private final Path folder;
    private final SeriesNumbers numbers = new SeriesNumbers();

    private Upload(UploadOptions options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    /**
     * One file of an upload.
     *
     * @param part     {@code train}, {@code validation} or {@code test}; null for the only file
     * @param content  its bytes
     * @param fileName what the user calls it, for its ending; null if that is not known
     */
    public record UploadedFile(String part, Path content, String fileName) {}

    /**
     * The files' table.
     *
     * @param files  one without a part, or several with different ones
     * @param folder for temporary files, which the caller removes with it
     * @throws RefusedDataException if a file is none of its format, as far as its head tells
     */
    public static TableSource table(List<UploadedFile> files, UploadOptions options, Path folder) throws IOException {
        var upload = new Upload(options, folder);
        if (files.size() == 1 && files.get(0).part() == null) {
            return new NumberedTable(upload.open(files.get(0)), upload.numbers);
        }
        Map<String, TableSource> parts = new LinkedHashMap<>();
        for (UploadedFile file : files) {
            try {
                parts.put(file.part(), upload.open(file));
            } catch (RefusedDataException refused) {
                throw refused.inFile(file.part());
            }
        }
        return new PartsTable(parts, upload.numbers);
    }

    private TableSource open(UploadedFile file) throws IOException {
        if (Files.size(file.content()) == 0) {
            throw new RefusedDataException("file", "empty: need data");
        }
        Utf8.require(file.content());
        Format format = options.format() != null
                ? options.format()
                : options.layout() != null ? Format.CSV : Format.of(file.content(), file.fileName());
        if (options.freq() != null && format != Format.JSONL) {
            throw new RefusedDataException("file", "freq is for jsonl alone, and this is " + format.key());
        }
        return switch (format) {
            case CSV -> csv(file.content());
            case TS -> new TsFile(file.content(), numbers);
            case UCR -> new UcrFile(file.content(), numbers);
            case ARFF -> new ArffFile(file.content(), numbers);
            case JSONL -> new JsonLinesFile(file.content(), options.frequency(), numbers);
            case TEXT -> new TextFile(file.content());
        };
    }

    private TableSource csv(Path file) throws IOException {
        Layout layout = options.layout() == null ? Layout.LONG : options.layout();
        return switch (layout) {
            case LONG -> CsvFile.open(file).table();
            case WIDE_ROWS -> new WideRowsFile(file, options.label(), numbers);
            case WIDE_COLUMNS -> new WideColumnsFile(file, folder);
        };
    }
}
