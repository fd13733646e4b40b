package io.gatewise.study.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/**
 * A CSV file with a header, read row by row; each row has as many cells as the header.
 *
 * @param separator of cells: comma, semicolon or tab, whichever the header has most of
 * @param columns   names, different and not blank, blanks around them removed
 */
public record CsvFile(Path file, char separator, List<String> columns) {

    private static final int MOST_COLUMNS = 10_000;

    /** A file from a user: the separator is found out. */
    public static CsvFile open(Path file) throws IOException {
        return open(file, separator(file));
    }

    /** A file in canonical form. */
    static CsvFile openCanonical(Path file) throws IOException {
        return open(file, ',');
    }

    private static CsvFile open(Path file, char separator) throws IOException {
        try (CsvReader<CsvRecord> reader = reader(file, separator)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!next(records, 1)) {
                throw new RefusedDataException("file", "empty: need a header line and at least one row");
            }
            CsvRecord header = records.next();
            List<String> columns =
                    header.getFields().stream().map(String::strip).toList();
            requireHeader(columns, header.getStartingLineNumber());
            return new CsvFile(file, separator, columns);
        }
    }

    /** The same as a table whose columns' types are to be found out. */
    public TableSource table() {
        List<TableSource.Column> found =
                columns.stream().map(name -> new TableSource.Column(name, null)).toList();
        return new TableSource() {
            @Override
            public List<TableSource.Column> columns() {
                return found;
            }

            @Override
            public void forEachRow(TableSource.RowReader rows) throws IOException {
                CsvFile.this.forEachRow(rows);
            }
        };
    }

    /** Reads all rows in order; the header is not one. */
    public void forEachRow(TableSource.RowReader rows) throws IOException {
        try (CsvReader<CsvRecord> reader = reader(file, separator)) {
            Iterator<CsvRecord> records = reader.iterator();
            long line = records.next().getStartingLineNumber();
            while (next(records, line + 1)) {
                CsvRecord record = records.next();
                line = record.getStartingLineNumber();
                if (record.getFieldCount() != columns.size()) {
                    throw RefusedDataException.inLine(
                            line, "need " + columns.size() + " cells as in the header, got " + record.getFieldCount());
                }
                rows.row(line, record.getFields());
            }
        }
    }

    private static boolean next(Iterator<CsvRecord> records, long line) {
        try {
            return records.hasNext();
        } catch (CsvParseException wrong) {
            throw RefusedDataException.inLine(
                    line, "no CSV from here on: a quote is never closed, or text follows a closing quote");
        }
    }

    private static CsvReader<CsvRecord> reader(Path file, char separator) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false)
                .detectBomHeader(true)
                .ofCsvRecord(file, StandardCharsets.UTF_8);
    }

    private static char separator(Path file) throws IOException {
        var counts = new int[128];
        boolean quoted = false;
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (int letter = reader.read(); letter >= 0 && letter != '\n'; letter = reader.read()) {
                quoted ^= letter == '"';
                if (!quoted && letter < counts.length) {
                    counts[letter]++;
                }
            }
        }
        char second = counts[';'] >= counts['\t'] ? ';' : '\t';
        return counts[second] > counts[','] ? second : ',';
    }

    private static void requireHeader(List<String> columns, long line) {
        if (columns.size() > MOST_COLUMNS) {
            throw RefusedDataException.inLine(line, "need at most " + MOST_COLUMNS + " columns, got " + columns.size());
        }
        if (columns.stream().allMatch(name -> Numbers.parse(name).isPresent())) {
            throw RefusedDataException.inLine(
                    line, "need a header line with the columns' names, got numbers: " + columns.get(0));
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
                throw RefusedDataException.inLine(
                        line, "column " + (i + 1) + " has no name: need a name without line breaks");
            }
            if (!seen.add(name)) {
                throw RefusedDataException.inLine(line, "two columns are named " + name);
            }
        }
    }
}
