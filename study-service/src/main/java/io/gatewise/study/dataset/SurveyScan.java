package io.gatewise.study.dataset;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a survey while a canonical table's rows pass by; its memory grows with series, classes and groups alone. */
final class SurveyScan {

    /** More series than this are not taken. */
    static final int MOST_SERIES = 1_000_000;

    /** More classes than this are not counted. */
    private static final int MOST_CLASSES = ColumnProfile.MOST_DISTINCT;

    /** Groups are counted no further: more than any plan has folds. */
    private static final int MOST_GROUPS = 10_000;

    private static final List<String> PARTS = List.of("train", "validation", "test");

    private final SurveyPlan plan;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, Survey.Fault> faults = new LinkedHashMap<>();
    private final SeriesRows series = new SeriesRows();
    private final long[] sequences = new long[PARTS.size()];
    private final Map<String, long[]> classes = new HashMap<>();
    private final LongSet seen = new LongSet();
    private final LongSet groups = new LongSet();
    private final String[] first;
    private long row;
    private final TextScan texts = new TextScan();

    private String current;
    private String time;
    private String label = "";
    private int part;
    private long rows;
    private long beforeValidation;
    private long beforeTest;

    SurveyScan(SurveyPlan plan, List<String> columns) {
        this.plan = plan;
        for (int i = 0; i < columns.size(); i++) {
            this.columns.put(columns.get(i), i);
        }
        this.first = new String[plan.constant().size()];
    }

    void add(List<String> cells) {
        row++;
        String id = plan.series() == null ? "" : cell(cells, plan.series());
        boolean begins = plan.eachRow() || current == null || !current.equals(id);
        if (begins) {
            end();
            begin(id, cells);
        }
        time(cells);
        part(cells);
        if (!begins) {
            requireConstant(cells);
        }
        if (plan.label() != null) {
            label = cell(cells, plan.label());
            if (countsRows()) {
                count(label);
            }
        }
        if (plan.groups() != null && groups.size() < MOST_GROUPS) {
            groups.add(LongSet.hash(0, cell(cells, plan.groups())));
        }
        text(cells);
        rows++;
    }

    private void text(List<String> cells) {
        boolean training = plan.part() == null ? plan.eachRow() || row <= plan.textRows() : part == 0;
        if (plan.text() == null || !training) {
            return;
        }
        if (plan.eachRow()) {
            texts.addRow(cell(cells, plan.text()));
        } else {
            texts.addLine(cell(cells, plan.text()));
        }
    }

    private void begin(String id, List<String> cells) {
        current = id;
        time = null;
        part = 0;
        rows = 0;
        beforeValidation = 0;
        beforeTest = 0;
        Arrays.setAll(first, i -> cell(cells, plan.constant().get(i)));
        if (plan.eachRow() || plan.series() == null) {
            return;
        }
        if (seen.size() >= MOST_SERIES) {
            fault(plan.series(), "need at most " + MOST_SERIES + " series, got more, in row " + row);
        } else if (!seen.add(LongSet.hash(0, id))) {
            fault(
                    plan.series(),
                    "a series' rows must follow each other, but in row " + row + " series " + id
                            + " goes on after another: sort the rows by " + plan.series()
                            + (plan.time() == null ? "" : " and " + plan.time()));
        }
    }

    /** The last series is over. */
    private void end() {
        if (current == null) {
            return;
        }
        sequences[part]++;
        if (plan.label() != null && !countsRows()) {
            count(label);
        }
        if (!plan.eachRow() && series.count() < MOST_SERIES) {
            boolean cut = plan.part() != null;
            series.add(
                    rows,
                    cut || plan.validationFrom() != null ? beforeValidation : rows,
                    cut || plan.testFrom() != null ? beforeTest : rows);
        }
    }

    private boolean countsRows() {
        return !plan.eachRow() && !plan.constant().contains(plan.label());
    }

    private void count(String name) {
        if (!name.isEmpty() && (classes.size() < MOST_CLASSES || classes.containsKey(name))) {
            classes.computeIfAbsent(name, key -> new long[PARTS.size()])[part]++;
        }
    }

    private void requireConstant(List<String> cells) {
        for (int i = 0; i < first.length; i++) {
            String column = plan.constant().get(i);
            String value = cell(cells, column);
            if (!value.equals(first[i])) {
                fault(
                        column,
                        "need one value in all rows of a series, but in row " + row + ", series " + current + ", "
                                + column + " has " + shown(value) + " after " + shown(first[i]));
            }
        }
    }

    private void time(List<String> cells) {
        if (plan.time() == null) {
            return;
        }
        String now = cell(cells, plan.time());
        if (time != null && now.compareTo(time) <= 0) {
            fault(
                    plan.time(),
                    "need times in strictly ascending order within a series, but in row " + row
                            + (plan.series() == null ? "" : ", series " + current) + ", " + plan.time() + " has " + now
                            + " after " + time);
        }
        time = now;
        beforeValidation += plan.validationFrom() != null && now.compareTo(plan.validationFrom()) < 0 ? 1 : 0;
        beforeTest += plan.testFrom() != null && now.compareTo(plan.testFrom()) < 0 ? 1 : 0;
    }

    private void part(List<String> cells) {
        if (plan.part() == null) {
            return;
        }
        String name = cell(cells, plan.part());
        int now = PARTS.indexOf(name);
        if (now < 0) {
            fault(plan.part(), "need train, validation or test in each row, but row " + row + " has " + shown(name));
            return;
        }
        if (plan.partsInOrder() && rows > 0 && now < part) {
            fault(
                    plan.part(),
                    "need the parts train, validation, test in this order within a series, but row " + row + " has "
                            + name + " after " + PARTS.get(part));
        }
        part = now;
        beforeValidation += now == 0 ? 1 : 0;
        beforeTest += now <= 1 ? 1 : 0;
    }

    private void fault(String column, String detail) {
        faults.putIfAbsent(column, new Survey.Fault(column, detail));
    }

    private String cell(List<String> cells, String column) {
        return cells.get(columns.get(column));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "no value" : "'" + value + "'";
    }

    Survey survey() {
        end();
        current = null;
        var counts = new HashMap<String, List<Long>>();
        classes.forEach(
                (name, byPart) -> counts.put(name, Arrays.stream(byPart).boxed().toList()));
        return new Survey(
                List.copyOf(faults.values()),
                series,
                Arrays.stream(sequences).boxed().toList(),
                counts,
                groups.size(),
                texts.count());
    }
}
