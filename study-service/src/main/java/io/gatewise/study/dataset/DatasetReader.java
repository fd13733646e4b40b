package io.gatewise.study.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads an uploaded CSV file. */
public final class DatasetReader {

    private static final int DISTINCT_OF_ALL_COLUMNS = 1_000_000;

    private DatasetReader() {}

    /**
     * Checks {@code upload} and writes its canonical form.
     *
     * @param canonical the file to write; replaced if it is there
     * @throws RefusedDataException if it is no data set, with the first reason
     */
    public static CanonicalDataset read(Path upload, Path canonical) throws IOException {
        Utf8.require(upload);
        CsvFile csv = CsvFile.open(upload);
        List<ColumnScan> scans = scan(csv);
        List<ColumnProfile> columns = scans.stream().map(ColumnScan::profile).toList();
        long rows = writeTable(csv, scans, columns, canonical);
        String digest = digest(canonical);
        return new CanonicalDataset(new DatasetProfile(rows, Files.size(canonical), columns), digest);
    }

    private static List<ColumnScan> scan(CsvFile csv) throws IOException {
        int share = DISTINCT_OF_ALL_COLUMNS / csv.columns().size();
        int mostDistinct = Math.min(ColumnProfile.MOST_DISTINCT, share);
        List<ColumnScan> scans = csv.columns().stream()
                .map(name -> new ColumnScan(name, mostDistinct))
                .toList();
        var rows = new long[1];
        csv.forEachRow((line, cells) -> {
            rows[0]++;
            for (int i = 0; i < cells.size(); i++) {
                scans.get(i).add(line, cells.get(i).strip());
            }
        });
        if (rows[0] == 0) {
            throw new RefusedDataException("file", "no rows: need at least one below the header");
        }
        return scans;
    }

    private static long writeTable(CsvFile csv, List<ColumnScan> scans, List<ColumnProfile> columns, Path canonical)
            throws IOException {
        var rows = new long[1];
        try (CsvWriter writer = writer(canonical, columns.size())) {
            writer.writeRecord(csv.columns());
            var row = new ArrayList<String>(columns.size());
            csv.forEachRow((line, cells) -> {
                rows[0]++;
                row.clear();
                for (int i = 0; i < cells.size(); i++) {
                    row.add(cell(
                            columns.get(i).type(), cells.get(i), scans.get(i).fractionDigits()));
                }
                writer.writeRecord(row);
            });
        }
        return rows[0];
    }

    private static CsvWriter writer(Path canonical, int columns) throws IOException {
        var builder = CsvWriter.builder().lineDelimiter(LineDelimiter.LF);
        if (columns == 1) {
            // else a missing value would be an empty line, which is no row
            builder.quoteStrategy(QuoteStrategies.EMPTY);
        }
        var out = new BufferedOutputStream(Files.newOutputStream(canonical), 1 << 16);
        return builder.build(out, StandardCharsets.UTF_8);
    }

    private static String cell(ColumnType type, String text, int fractionDigits) {
        String stripped = text.strip();
        if (ColumnScan.isMissing(stripped)) {
            return "";
        }
        return switch (type) {
            case NUMBER -> CanonicalNumber.of(stripped);
            case TIME -> Times.parse(stripped).orElseThrow().canonical(fractionDigits);
            case TEXT -> text;
        };
    }

    private static String digest(Path file) throws IOException {
        try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), sha256())) {
            Files.copy(file, sink);
            return HexFormat.of().formatHex(sink.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every JDK has SHA-256", broken);
        }
    }
}
