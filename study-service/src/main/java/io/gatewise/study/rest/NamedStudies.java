package io.gatewise.study.rest;

import io.gatewise.edge.rest.ProblemException;
import io.gatewise.edge.security.CurrentCaller;
import io.gatewise.model.study.StudyId;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.store.StudyQueries;
import io.gatewise.study.store.StudyRecord;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds the studies that callers name, among those that they may see. */
@ApplicationScoped
class NamedStudies {

    private final StudyQueries queries;
    private final CurrentCaller caller;

    NamedStudies(StudyQueries queries, CurrentCaller caller) {
        this.queries = queries;
        this.caller = caller;
    }

    /** The study with all that users want to know, whoever trains it. */
    StudyRecord shown(String id) {
        return queries.study(caller.get(), known(id)).orElseThrow(() -> notFound(id));
    }

    /** The study, whoever trains it. */
    Study any(String id) {
        return queries.ledgerStudy(caller.get(), known(id)).orElseThrow(() -> notFound(id));
    }

    /** The study of an external trainer; one that Gatewise's workers train is refused. */
    Study find(String id) {
        Study found = any(id);
        if (!found.spec().asksAndTells()) {
            throw ProblemException.conflict(
                    "Gatewise's workers train study " + id + ": asking and telling needs one with trainer: external");
        }
        return found;
    }

    private static StudyId known(String id) {
        try {
            return new StudyId(id);
        } catch (IllegalArgumentException noId) {
            throw notFound(id);
        }
    }

    private static ProblemException notFound(String id) {
        return ProblemException.notFound("there is no study " + id);
    }
}
