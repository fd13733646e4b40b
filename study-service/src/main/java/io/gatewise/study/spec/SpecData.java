package io.gatewise.study.spec;

import io.gatewise.study.dataset.DatasetProfile;
import io.gatewise.study.dataset.Survey;
import io.gatewise.study.dataset.SurveyPlan;

/** What the check of a spec asks about its data set. */
public interface SpecData {

    /** The data set's profile. */
    DatasetProfile profile();

    /** Reads the data once for what the profile doesn't tell. */
    Survey survey(SurveyPlan plan);
}
