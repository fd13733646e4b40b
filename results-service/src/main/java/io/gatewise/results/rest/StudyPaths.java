package io.gatewise.results.rest;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.model.study.StudyId;

/** Ids in paths. */
final class StudyPaths {

    private StudyPaths() {}

    /**
     * The id.
     *
     * @throws ProblemException 404 if no study can have it
     */
    static StudyId known(String study) {
        try {
            return new StudyId(study);
        } catch (IllegalArgumentException noId) {
            throw unknown(study);
        }
    }

    /** 404 for a study that isn't there. */
    static ProblemException unknown(String study) {
        return ProblemException.notFound("there is no study " + study);
    }
}
