package io.gatewise.cli.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.DataSet;
import io.gatewise.cli.output.Table;
import io.gatewise.cli.output.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Data sets, one a line or one with its profile. */
public final class DataSetTables {

    private static final int FEW_CLASSES = 20;

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
        lines.addAll(series(set));
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
        set.columns().stream().filter(DataSetTables::showsClasses).forEach(column -> lines.addAll(classes(column)));
        return lines;
    }

    private static List<String> series(DataSet set) {
        var lines = new ArrayList<String>();
        DataSet.Series series = set.series();
        if (series != null) {
            lines.add(series.count() + " series of " + series.shortest() + " to " + series.longest() + " rows, median "
                    + Text.number(series.median()));
        }
        DataSet.Leakage leakage = set.leakage();
        if (leakage != null && leakage.count() > 0) {
            String unit = leakage.unit().equals("row") ? "rows" : "series";
            String examples = leakage.examples().stream()
                    .map(pair ->
                            pair.firstPart() + " " + pair.first() + " = " + pair.secondPart() + " " + pair.second())
                    .collect(Collectors.joining(", "));
            lines.add("suspected leakage: " + leakage.count() + " of " + leakage.compared() + " " + unit
                    + " are the same as one of another part: " + examples);
        }
        return lines;
    }

    /** Labels, and texts of few values. */
    private static boolean showsClasses(DataSet.Column column) {
        boolean few = column.type().equals("text") && column.classes().size() <= FEW_CLASSES;
        return !column.classes().isEmpty() && (column.name().equals("label") || few);
    }

    private static List<String> classes(DataSet.Column column) {
        boolean bySeries = column.classes().get(0).series() != null;
        var table = bySeries
                ? new Table("CLASS OF " + column.name(), ">ROWS", ">SERIES")
                : new Table("CLASS OF " + column.name(), ">ROWS");
        for (DataSet.ClassCount count : column.classes()) {
            if (bySeries) {
                table.row(count.value(), count.rows(), count.series());
            } else {
                table.row(count.value(), count.rows());
            }
        }
        var lines = new ArrayList<String>();
        lines.add("");
        lines.addAll(table.lines());
        return lines;
    }

    /** A number's end of its range, or a time's. */
    private static String extreme(Double number, String time) {
        return time == null ? Text.number(number) : time;
    }
}
