package io.gatewise.study.store;

import io.gatewise.model.study.StudyId;

/** Which trial of which study. */
record TrialKey(StudyId study, int number) {}
