package io.gatewise.study.spec;

import io.gatewise.study.dataset.DatasetProfile;
import java.util.List;

/** What the check of a spec asks about its data set. */
public interface SpecData {

    /** The data set's profile. */
    DatasetProfile profile();

    /**
     * How many rows lie before each of some times.
     *
     * @param column a time column in ascending order
     * @param times  canonical
     */
    List<Long> rowsBefore(String column, List<String> times);
}
