package io.gatewise.study.store;

import io.gatewise.edge.security.Caller;
import io.gatewise.model.cost.Extent;
import io.gatewise.model.message.DataReference;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.WarmStart;
import io.gatewise.study.earlier.Likeness;
import io.gatewise.study.earlier.Recollection;
import io.gatewise.study.ledger.Study;
import io.gatewise.study.spec.RefusedSpecException;
import io.gatewise.study.spec.SpecProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Jdbi;

/** Finds the studies that a new one is to begin with, and copies what they found. */
@ApplicationScoped
public class EarlierStudies {

    /** So many similar studies at most. */
    private static final int MOST_SIMILAR = 5;

    private final Jdbi jdbi;
    private final StudyQueries studies;

    EarlierStudies(Jdbi jdbi, StudyQueries studies) {
        this.jdbi = jdbi;
        this.studies = studies;
    }

    /**
     * What was found.
     *
     * @param warnings what the new study's author should know
     */
    public record Found(List<EarlierStudy> studies, List<SpecProblem> warnings) {}

    /**
     * The studies that a spec wants to begin with, as they are now.
     *
     * @param caller whose studies may be found
     * @param data   null for an external trainer
     * @param extent null if nobody counted
     * @throws RefusedSpecException if one that it names isn't there or has nothing to teach
     */
    public Found find(Caller caller, StudySpec spec, DataReference data, Extent extent) {
        WarmStart wanted = spec.warmStart();
        if (wanted == null) {
            return new Found(List.of(), List.of());
        }
        int most = wanted.studies().size() + (wanted.similar() ? MOST_SIMILAR : 0);
        var recollection = new Recollection(spec, most);
        Map<String, EarlierStudy> found = new LinkedHashMap<>();
        List<SpecProblem> problems = new ArrayList<>();
        for (int i = 0; i < wanted.studies().size(); i++) {
            String id = wanted.studies().get(i);
            named(caller, id, recollection, found).ifPresent(new Complaint("/warmStart/studies/" + i, problems)::add);
        }
        if (!problems.isEmpty()) {
            throw new RefusedSpecException(problems);
        }
        if (wanted.similar()) {
            similar(caller, spec, data, extent, recollection, found);
        }
        List<SpecProblem> warnings = found.isEmpty()
                ? List.of(new SpecProblem(
                        "/warmStart/similar",
                        "no study with completed trials resembles this one: the search begins anew"))
                : List.of();
        return new Found(List.copyOf(found.values()), warnings);
    }

    private record Complaint(String pointer, List<SpecProblem> problems) {
        void add(String detail) {
            problems.add(new SpecProblem(pointer, detail));
        }
    }

    /** Adds a study; what is wrong with it, if anything is. */
    private Optional<String> named(
            Caller caller, String id, Recollection recollection, Map<String, EarlierStudy> found) {
        Optional<Study> study = study(caller, id);
        if (study.isEmpty()) {
            return Optional.of("there is no study of the id " + id);
        }
        if (recollection.common(study.get().spec()).isEmpty()) {
            return Optional.of("study " + id + " searches none of this study's parameters");
        }
        Optional<EarlierStudy> kept =
                recollection.of(study.get().id(), study.get().spec(), ended(study.get(), recollection));
        kept.ifPresent(earlier -> found.put(id, earlier));
        return kept.isPresent()
                ? Optional.empty()
                : Optional.of("need at least " + Recollection.FEWEST + " completed trials, study " + id + " has "
                        + study.get().ended().completed());
    }

    private Optional<Study> study(Caller caller, String id) {
        try {
            return studies.study(caller, new StudyId(id)).map(StudyRecord::study);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private List<Recollection.Ended> ended(Study study, Recollection recollection) {
        String metric = recollection.remembered(study.spec()).metric();
        return studies.trials(study.id()).stream()
                .filter(trial -> trial.score() != null || trial.state().equals("infeasible"))
                .map(trial -> new Recollection.Ended(
                        trial.configuration(), trial.state().equals("infeasible") ? null : trial.value(metric)))
                .toList();
    }

    private record Candidate(Study study, int likeness) {}

    /** Adds the studies most like the new one; of equals the newest. */
    private void similar(
            Caller caller,
            StudySpec spec,
            DataReference data,
            Extent extent,
            Recollection recollection,
            Map<String, EarlierStudy> found) {
        var later = new Likeness.Side(spec, data == null ? null : data.digest(), extent);
        List<Candidate> candidates = new ArrayList<>();
        for (StudyRecord record : studies.studies(caller)) {
            Study study = record.study();
            boolean other = !found.containsKey(study.id().value());
            if (other && study.ended().completed() >= Recollection.FEWEST) {
                OptionalInt likeness = Likeness.of(later, side(study));
                likeness.ifPresent(value -> candidates.add(new Candidate(study, value)));
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::likeness).reversed());
        candidates.stream()
                .limit(Math.min(MOST_SIMILAR, WarmStart.MOST_STUDIES - found.size()))
                .forEach(candidate -> recollection
                        .of(candidate.study().id(), candidate.study().spec(), ended(candidate.study(), recollection))
                        .ifPresent(earlier -> found.put(earlier.study(), earlier)));
    }

    private Likeness.Side side(Study study) {
        if (study.data() == null) {
            return new Likeness.Side(study.spec(), null, null);
        }
        Extent extent =
                jdbi.withHandle(handle -> EventRows.from(handle, study.id(), study.incarnation(), 1, 1)).stream()
                        .filter(StudyEvent.StudyOpened.class::isInstance)
                        .map(event -> ((StudyEvent.StudyOpened) event).extent())
                        .findFirst()
                        .orElse(null);
        return new Likeness.Side(study.spec(), study.data().digest(), extent);
    }
}
