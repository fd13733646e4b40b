package io.gatewise.study.dataset;

import io.gatewise.study.dataset.TableSource.Column;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongFunction;

/** Finds out what a column holds while its cells pass by; its memory is bounded. */
final class ColumnScan {

    /** Texts longer than this are told apart by their hashes. */
    private static final int LONG_TEXT = 200;

    /** A cell that speaks against a column's type. */
    private record Misfit(long line, String text) {}

    private final String name;
    private final ColumnType fixed;
    private final int mostDistinct;
    private final LongFunction<String> places;
    private final Set<Object> distinct = new HashSet<>();
    private final NumberScan numbers = new NumberScan();
    private final TimeScan times = new TimeScan();
    private boolean whole = true;
    private boolean longText;
    private long present;
    private long infinite;
    private long missing;
    private long firstMissingLine;
    private Misfit noNumber;
    private Misfit noTime;

    /**
     * @param mostDistinct distinct values are counted so far
     * @param places       the place of a line, for people
     */
    ColumnScan(Column column, int mostDistinct, LongFunction<String> places) {
        this.name = column.name();
        this.fixed = column.type();
        this.mostDistinct = mostDistinct;
        this.places = places;
    }

    /**
     * The cell's value.
     *
     * @return without blanks around it, if it isn't of a column of text; empty if there is none
     */
    String value(String cell) {
        if (fixed == ColumnType.TEXT) {
            return cell;
        }
        String text = cell.strip();
        return text.equalsIgnoreCase("NA") || text.equalsIgnoreCase("NaN") ? "" : text;
    }

    /**
     * @param line  where the cell comes from
     * @param told  the line that profiles tell
     * @param value of the cell
     * @throws RefusedDataException if the column's type is known and the cell has another
     */
    void add(long line, long told, String value) {
        if (value.isEmpty()) {
            missing++;
            firstMissingLine = missing == 1 ? told : firstMissingLine;
            return;
        }
        present++;
        if (fixed == ColumnType.TEXT) {
            addDistinct(value);
            return;
        }
        OptionalDouble number = Numbers.parse(value);
        if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
            numbers.add(number.getAsDouble());
            whole &= number.getAsDouble() == Math.rint(number.getAsDouble());
            addDistinct(number.getAsDouble());
            noTime = noTime == null ? new Misfit(line, value) : noTime;
            return;
        }
        infinite += number.isPresent() || Numbers.saysInfinity(value) ? 1 : 0;
        noNumber = noNumber == null ? new Misfit(line, value) : noNumber;
        if (fixed == ColumnType.NUMBER) {
            throw refuse(noNumber, "need a finite number");
        }
        addDistinct(value);
        Optional<Times.Time> time = Times.parse(value);
        if (time.isPresent()) {
            times.add(told, time.get());
        } else {
            noTime = noTime == null ? new Misfit(line, value) : noTime;
        }
    }

    private void addDistinct(Object value) {
        boolean isLong = value instanceof String text && text.length() > LONG_TEXT;
        longText |= isLong;
        if (distinct.size() < mostDistinct) {
            distinct.add(isLong ? (Object) LongSet.hash(0, (String) value) : value);
        }
    }

    /**
     * The column's type.
     *
     * @throws RefusedDataException if most cells are numbers, or times, and some are not
     */
    ColumnType type() {
        if (fixed == ColumnType.TEXT || fixed == ColumnType.NUMBER) {
            return fixed;
        }
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
        return RefusedDataException.inCell(places.apply(misfit.line()), name, need + ", got '" + shown + "'");
    }

    /** Whether the column holds few values that may be classes: texts or whole numbers. */
    boolean countable() {
        ColumnType type = type();
        boolean kind = type == ColumnType.TEXT ? !longText : type == ColumnType.NUMBER && whole;
        return kind && present > 0 && distinct.size() < mostDistinct;
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
                isTime ? times.orderBreak() : null,
                null);
    }
}
