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

/** Turns an uploaded table into its canonical form and profile. */
public final class DatasetReader {

    private static final int DISTINCT_OF_ALL_COLUMNS = 1_000_000;

    private final TableSource source;
    private final List<ColumnScan> scans;
    private final List<String> values;
    private List<ColumnProfile> columns;
    private long rows;

    private DatasetReader(TableSource source) {
        int share = DISTINCT_OF_ALL_COLUMNS / source.columns().size();
        int mostDistinct = Math.min(ColumnProfile.MOST_DISTINCT, share);
        this.source = source;
        this.scans = source.columns().stream()
                .map(column -> new ColumnScan(column, mostDistinct, source::place))
                .toList();
        this.values = new ArrayList<>(scans.size());
    }

    /**
     * Checks {@code table} and writes its canonical form; the table is read twice.
     *
     * @param canonical the file to write; replaced if it is there
     * @throws RefusedDataException if it is no data set, with the first reason
     */
    public static CanonicalDataset read(TableSource table, Path canonical) throws IOException {
        var reader = new DatasetReader(table);
        reader.scan();
        ContentScan content = reader.write(canonical);
        var profile = new DatasetProfile(
                reader.rows, Files.size(canonical), content.columns(), content.series(), content.leakage());
        return new CanonicalDataset(profile, digest(canonical));
    }

    private void scan() throws IOException {
        source.forEachRow((line, cells) -> {
            rows++;
            long told = source.hasLines() ? line : rows + 1; // the canonical form's own
            for (int i = 0; i < cells.size(); i++) {
                ColumnScan scan = scans.get(i);
                scan.add(line, told, scan.value(cells.get(i)));
            }
        });
        if (rows == 0) {
            throw new RefusedDataException("file", "no rows: need at least one below the header");
        }
        columns = scans.stream().map(ColumnScan::profile).toList();
    }

    private ContentScan write(Path canonical) throws IOException {
        var content = new ContentScan(
                columns, scans.stream().map(ColumnScan::countable).toList());
        try (CsvWriter writer = writer(canonical, columns.size())) {
            writer.writeRecord(columns.stream().map(ColumnProfile::name).toList());
            source.forEachRow((line, cells) -> {
                values.clear();
                for (int i = 0; i < cells.size(); i++) {
                    values.add(cell(columns.get(i).type(), cells.get(i), scans.get(i)));
                }
                writer.writeRecord(values);
                content.add(values);
            });
        }
        return content;
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

    private static String cell(ColumnType type, String text, ColumnScan scan) {
        String value = scan.value(text);
        if (value.isEmpty()) {
            return "";
        }
        return switch (type) {
            case NUMBER -> CanonicalNumber.of(value);
            case TIME -> Times.parse(value).orElseThrow().canonical(scan.fractionDigits());
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
