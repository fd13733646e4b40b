package io.gatewise.study.dataset;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Finds out what a column holds while its cells pass by; its memory is bounded. */
final class ColumnScan {

    /** A cell that speaks against a column's type. */
    private record Misfit(long line, String text) {}

    private final String name;
    private final int mostDistinct;
    private final Set<Object> distinct = new HashSet<>();
    private final NumberScan numbers = new NumberScan();
    private final TimeScan times = new TimeScan();
    private long present;
    private long infinite;
    private long missing;
    private long firstMissingLine;
    private Misfit noNumber;
    private Misfit noTime;

    ColumnScan(String name, int mostDistinct) {
        this.name = name;
        this.mostDistinct = mostDistinct;
    }

    /** Whether a cell holds no value. */
    static boolean isMissing(String text) {
        return text.isEmpty() || text.equalsIgnoreCase("NA") || text.equalsIgnoreCase("NaN");
    }

    /** @param text the cell without blanks around it */
    void add(long line, String text) {
        if (isMissing(text)) {
            missing++;
            firstMissingLine = missing == 1 ? line : firstMissingLine;
            return;
        }
        present++;
        OptionalDouble number = Numbers.parse(text);
        if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
            numbers.add(number.getAsDouble());
            if (distinct.size() < mostDistinct) {
                distinct.add(number.getAsDouble());
            }
            noTime = noTime == null ? new Misfit(line, text) : noTime;
            return;
        }
        infinite += number.isPresent() || Numbers.saysInfinity(text) ? 1 : 0;
        noNumber = noNumber == null ? new Misfit(line, text) : noNumber;
        if (distinct.size() < mostDistinct) {
            distinct.add(text);
        }
        Optional<Times.Time> time = Times.parse(text);
        if (time.isPresent()) {
            times.add(line, time.get());
        } else {
            noTime = noTime == null ? new Misfit(line, text) : noTime;
        }
    }

    /**
     * The column's type.
     *
     * @throws RefusedDataException if most cells are numbers, or times, and some are not
     */
    ColumnType type() {
        boolean mostlyNumbers = (numbers.count() + infinite) * 2 > present;
        if (mostlyNumbers && noNumber != null) {
            throw refuse(noNumber, "need a finite number as in the column's other cells");
        }
        boolean mostlyTimes = times.count() * 2 > present;
        if (mostlyTimes && noTime != null) {
            throw refuse(noTime, "need a date or time as in the column's other cells");
        }
        if (mostlyTimes) {
            times.requireOneForm(name);
            return ColumnType.TIME;
        }
        return mostlyNumbers || present == 0 ? ColumnType.NUMBER : ColumnType.TEXT;
    }

    private RefusedDataException refuse(Misfit misfit, String need) {
        String shown = misfit.text().length() > 60 ? misfit.text().substring(0, 60) + "…" : misfit.text();
        return RefusedDataException.inCell(misfit.line(), name, need + ", got '" + shown + "'");
    }

    /** Digits of a second's fraction that the column's canonical form has. */
    int fractionDigits() {
        return times.fractionDigits();
    }

    ColumnProfile profile() {
        ColumnType type = type();
        boolean isNumber = type == ColumnType.NUMBER && numbers.count() > 0;
        boolean isTime = type == ColumnType.TIME;
        return new ColumnProfile(
                name,
                type,
                missing,
                missing == 0 ? null : firstMissingLine,
                isNumber ? numbers.min() : null,
                isNumber ? numbers.max() : null,
                isNumber ? numbers.mean() : null,
                isNumber ? numbers.deviation() : null,
                isTime ? times.from() : null,
                isTime ? times.to() : null,
                distinct.size(),
                isNumber ? numbers.min() == numbers.max() : distinct.size() == 1,
                isTime ? times.orderBreak() : null);
    }
}
