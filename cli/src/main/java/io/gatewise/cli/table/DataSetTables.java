package io.gatewise.cli.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.DataSet;
import io.gatewise.cli.output.Table;
import io.gatewise.cli.output.Text;
import java.util.ArrayList;
import java.util.List;

/** Data sets, one a line or one with its profile. */
public final class DataSetTables {

    private DataSetTables() {}

    /** One line each: {@code {"datasets": […]}}. */
    public static List<String> list(JsonNode answer) {
        List<DataSet> sets = DataSet.listOf(answer);
        if (sets.isEmpty()) {
            return List.of("no data sets yet; gatewise dataset add FILE uploads one");
        }
        var table = new Table("NAME", ">ROWS", ">SIZE", "UPLOADED (UTC)", "DIGEST");
        sets.forEach(set ->
                table.row(set.name(), set.rows(), Text.bytes(set.bytes()), Text.time(set.uploadedAt()), set.digest()));
        return table.lines();
    }

    /** One data set, a line for each column. */
    public static List<String> show(DataSet set) {
        var lines = new ArrayList<String>();
        lines.add(set.name() + ": " + set.rows() + " rows, " + set.columns().size() + " columns, "
                + Text.bytes(set.bytes()));
        lines.add("digest " + set.digest());
        lines.add("");
        var table = new Table("COLUMN", "TYPE", ">MISSING", ">MIN", ">MAX", ">MEAN", ">SD", ">DISTINCT", "");
        for (DataSet.Column column : set.columns()) {
            table.row(
                    column.name(),
                    column.type(),
                    column.missing(),
                    extreme(column.min(), column.from()),
                    extreme(column.max(), column.to()),
                    Text.number(column.mean()),
                    Text.number(column.sd()),
                    column.distinct(),
                    column.isConstant() ? "constant" : "");
        }
        lines.addAll(table.lines());
        return lines;
    }

    /** A number's end of its range, or a time's. */
    private static String extreme(Double number, String time) {
        return time == null ? Text.number(number) : time;
    }
}
