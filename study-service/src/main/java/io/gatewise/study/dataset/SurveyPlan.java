package io.gatewise.study.dataset;

import java.util.List;

/**
 * What a survey is to look at; columns that are null are not there.
 *
 * @param series         the column that names each row's series; null for one series
 * @param eachRow        whether each row is a sequence of its own
 * @param time           the column of times to ascend within a series
 * @param constant       columns that must not change within a series
 * @param label          the column of classes to count
 * @param part           the column of given parts
 * @param partsInOrder   whether a series' rows may be in several parts, one after the other
 * @param groups         the column of groups to count
 * @param validationFrom first time of the validation part, canonical; null for none
 * @param testFrom       first time of the test part, canonical; null for none
 * @param text           the column whose characters are counted, of the training part where parts are given
 * @param textRows       so many rows of it, where each row isn't a text of its own and no part says which
 */
public record SurveyPlan(
        String series,
        boolean eachRow,
        String time,
        List<String> constant,
        String label,
        String part,
        boolean partsInOrder,
        String groups,
        String validationFrom,
        String testFrom,
        String text,
        long textRows) {

    public SurveyPlan {
        constant = List.copyOf(constant);
    }
}
