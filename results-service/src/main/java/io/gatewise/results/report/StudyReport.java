package io.gatewise.results.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.StudySpec;
import java.util.List;

/**
 * A whole study.
 *
 * @param study      its id
 * @param name       what people call it
 * @param state      {@code running}, {@code paused}, {@code evaluating}, {@code finished} or {@code cancelled}
 * @param reason     why it is over; null while it isn't
 * @param objective  what is optimised; of several objectives the first one
 * @param maxTrials  how many trials there will be
 * @param best       the best trial, with several objectives the front's knee; null while none completed
 * @param trials     all trials by number
 * @param curves     their learning curves; null where they weren't asked for
 * @param evaluation the one look at the test part; null before it
 * @param provenance how the best trial was trained; null while none completed
 * @param spec       what was asked for
 * @param earlier    the earlier studies that its search began with
 * @param front      with several objectives the trials that no other is better than in everything, the best of the first
 *                   objective first; empty otherwise
 * @param costs      what its configurations cost
 */
public record StudyReport(
        String study,
        String name,
        String state,
        String reason,
        Objective objective,
        int maxTrials,
        BestTrial best,
        List<TrialReport> trials,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<CurveReport> curves,
        Evaluation evaluation,
        Provenance provenance,
        @JsonIgnore StudySpec spec,
        @JsonIgnore List<EarlierReport> earlier,
        @JsonIgnore StudyCosts costs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FrontTrial> front) {

    /** Of a study with one objective. */
    public StudyReport(
            String study,
            String name,
            String state,
            String reason,
            Objective objective,
            int maxTrials,
            BestTrial best,
            List<TrialReport> trials,
            List<CurveReport> curves,
            Evaluation evaluation,
            Provenance provenance,
            StudySpec spec,
            List<EarlierReport> earlier,
            StudyCosts costs) {
        this(
                study,
                name,
                state,
                reason,
                objective,
                maxTrials,
                best,
                trials,
                curves,
                evaluation,
                provenance,
                spec,
                earlier,
                costs,
                List.of());
    }

    /** With several objectives all of them, the most important first; empty otherwise. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public List<Objective> objectives() {
        return spec.several();
    }

    /** Who proposes, and why. */
    @JsonProperty
    public SearchReport search() {
        return SearchReport.of(
                spec,
                trials.stream()
                        .filter(trial -> trial.state().equals("completed"))
                        .count(),
                earlier);
    }

    /** Whether a trial's score compares with the best one's: it was trained as far. False while none completed. */
    public boolean comparesWithBest(TrialReport trial) {
        return best != null
                && trial.score() != null
                && trials.stream()
                        .filter(each -> each.number() == best.trial())
                        .allMatch(winner -> trial.rung() >= winner.rung());
    }

    /** Whether something may still change. */
    @JsonIgnore
    public boolean active() {
        return state.equals("running") || state.equals("paused") || state.equals("evaluating");
    }
}
