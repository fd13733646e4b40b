package io.gatewise.study.dataset;

import io.gatewise.study.dataset.Times.Form;
import io.gatewise.study.dataset.Times.Time;

/** Form, range and order of times that pass by. */
final class TimeScan {

    private long count;
    private Form form;
    private int fractionDigits;
    private Time first;
    private Time last;
    private Time previous;
    private long breakLine;
    private Time breakPrevious;
    private Time breakValue;
    private long mixedLine;
    private Form mixedForm;

    void add(long line, Time time) {
        count++;
        form = form == null ? time.form() : form;
        if (time.form() != form && mixedForm == null) {
            mixedLine = line;
            mixedForm = time.form();
        }
        fractionDigits = Math.max(fractionDigits, time.fractionDigits());
        first = first == null || time.at().isBefore(first.at()) ? time : first;
        last = last == null || time.at().isAfter(last.at()) ? time : last;
        if (previous != null && breakValue == null && !time.at().isAfter(previous.at())) {
            breakLine = line;
            breakPrevious = previous;
            breakValue = time;
        }
        previous = time;
    }

    long count() {
        return count;
    }

    int fractionDigits() {
        return fractionDigits;
    }

    /** @throws RefusedDataException if the times are written in several forms */
    void requireOneForm(String column) {
        if (mixedForm != null) {
            throw RefusedDataException.inCell(
                    mixedLine, column, "need " + form.example() + " as in the rows before, got " + mixedForm.example());
        }
    }

    String from() {
        return first.canonical(fractionDigits);
    }

    String to() {
        return last.canonical(fractionDigits);
    }

    /** Null if the times ascend. */
    OrderBreak orderBreak() {
        return breakValue == null
                ? null
                : new OrderBreak(
                        breakLine, breakPrevious.canonical(fractionDigits), breakValue.canonical(fractionDigits));
    }
}
