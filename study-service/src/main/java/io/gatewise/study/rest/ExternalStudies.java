package io.gatewise.study.rest;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.edge.security.CurrentCaller;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.store.StudyQueries;
import io.gatewise.study.store.StudyRecord;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds studies that callers name; refuses those that Gatewise's workers train. */
@ApplicationScoped
class ExternalStudies {

    private final StudyQueries queries;
    private final CurrentCaller caller;

    ExternalStudies(StudyQueries queries, CurrentCaller caller) {
        this.queries = queries;
        this.caller = caller;
    }

    /** The study, whoever trains it. */
    StudyRecord any(String id) {
        try {
            return queries.study(caller.get(), new StudyId(id)).orElseThrow(() -> notFound(id));
        } catch (IllegalArgumentException noId) {
            throw notFound(id);
        }
    }

    /** The study of an external trainer. */
    StudyRecord find(String id) {
        StudyRecord found = any(id);
        if (!found.study().spec().asksAndTells()) {
            throw ProblemException.conflict(
                    "Gatewise's workers train study " + id + ": asking and telling needs one with trainer: external");
        }
        return found;
    }

    private static ProblemException notFound(String id) {
        return ProblemException.notFound("there is no study " + id);
    }
}
