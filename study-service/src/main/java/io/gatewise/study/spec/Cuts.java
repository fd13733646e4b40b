package io.gatewise.study.spec;

import io.gatewise.model.study.HoldOut;

/**
 * Where a hold-out cuts the rows.
 *
 * @param rows       of the data set
 * @param validation index of the first validation row: the number of training rows
 * @param test       index of the first test row; {@code rows} if there is no test part
 * @param plan       the hold-out with its times as the data set writes them
 */
record Cuts(long rows, long validation, long test, HoldOut plan) {

    long validationRows() {
        return test - validation;
    }

    long testRows() {
        return rows - test;
    }
}
