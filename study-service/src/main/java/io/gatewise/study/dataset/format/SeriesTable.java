package io.gatewise.study.dataset.format;

import io.gatewise.study.dataset.ColumnType;
import io.gatewise.study.dataset.RefusedDataException;
import io.gatewise.study.dataset.TableSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes whole series as rows: {@code series}, {@code label} where there is one, and a column a channel. */
final class SeriesTable {

    static final String SERIES = "series";
    static final String LABEL = "label";

    private final boolean labelled;
    private final int channels;
    private final List<String> cells = new ArrayList<>();

    SeriesTable(boolean labelled, int channels) {
        this.labelled = labelled;
        this.channels = channels;
    }

    /**
     * @param label what labels are; null if there are none
     * @param names of the channels
     */
    static List<TableSource.Column> columns(ColumnType series, boolean labelled, ColumnType label, List<String> names) {
        var columns = new ArrayList<TableSource.Column>();
        columns.add(new TableSource.Column(SERIES, series));
        if (labelled) {
            columns.add(new TableSource.Column(LABEL, label));
        }
        names.forEach(name -> columns.add(new TableSource.Column(name, ColumnType.NUMBER)));
        return List.copyOf(columns);
    }

    /** The names that channels have where the file has none. */
    static List<String> channelNames(int channels) {
        var names = new ArrayList<String>();
        for (int i = 0; i < channels; i++) {
            names.add("dim_" + i);
        }
        return names;
    }

    /**
     * Hands one series over, a row a step.
     *
     * @throws RefusedDataException if it has no step, or channels of several lengths
     */
    void write(long line, String id, String label, List<Channel> values, TableSource.RowReader rows)
            throws IOException {
        if (values.size() != channels) {
            throw RefusedDataException.inLine(
                    line, "need " + channels + " channels as in the series before, got " + values.size());
        }
        int length = values.get(0).length();
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i).length() != length) {
                throw RefusedDataException.inLine(
                        line,
                        "a series' channels must have the same length, but channel " + (i + 1) + " has "
                                + values.get(i).length() + " values and channel 1 has " + length);
            }
        }
        if (length == 0) {
            throw RefusedDataException.inLine(line, "a series without a value");
        }
        for (int step = 0; step < length; step++) {
            cells.clear();
            cells.add(id);
            if (labelled) {
                cells.add(label);
            }
            for (Channel channel : values) {
                cells.add(channel.value(step));
            }
            rows.row(line, cells);
        }
    }

    /** Channels without the steps at the end at which none has a value: padding. */
    static List<Channel> withoutPadding(List<Channel> channels) {
        int padding = channels.stream().mapToInt(Channel::missingAtEnd).min().orElse(0);
        return padding == 0
                ? channels
                : channels.stream().map(channel -> channel.withoutEnd(padding)).toList();
    }
}
