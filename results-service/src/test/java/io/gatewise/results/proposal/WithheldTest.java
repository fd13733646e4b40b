package io.gatewise.results.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent.ProposalsWanted;
import io.gatewise.model.message.TrialProposal.GoOn;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.Proposal;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.analysis.ToyTrainings;
import io.gatewise.results.history.Basis;
import io.gatewise.results.history.History;
import io.gatewise.results.history.StudyPhase;
import io.gatewise.results.history.StudyState;
import io.gatewise.results.history.TrialRecord;
import io.gatewise.results.search.FitTimer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers to demands where learning curves foretell that a trial comes too late. */
class WithheldTest {

    private static final StudyId STUDY = new StudyId("s");

    private final ToyTrainings toy = new ToyTrainings();
    private TrialRecord late;

    @BeforeEach
    void trials() {
        toy.fiveWhole();
        late = toy.trained(1, 1.4, 0.02);
    }

    private Answer answer(boolean extrapolation, int newTrialsLeft) {
        StudySpec spec = ToyTrainings.spec(extrapolation);
        var state = new StudyState(
                new EventId(STUDY, 1, 20), spec, StudyPhase.RUNNING, History.of(toy.trials()), Basis.NONE);
        var demand = new ProposalsWanted(new EventId(STUDY, 1, 21), Instant.EPOCH, 1, newTrialsLeft);
        return new Proposer(FitTimer.none()).answer(state, Optional.empty(), demand);
    }

    private static Proposal only(Answer answer) {
        List<Proposal> proposals = ((TrialsProposed) answer.message()).proposals();
        assertThat(proposals).hasSize(1);
        return proposals.get(0);
    }

    @Test
    void aNewTrialIsProposedInItsPlace() {
        assertThat(only(answer(true, 9))).isInstanceOf(NewTrial.class);
        assertThat(only(answer(false, 9)))
                .isEqualTo(
                        new GoOn(late.number(), ToyTrainings.spec(false).rungs().get(1)));
    }

    @Test
    void theSearchEndsWithTheFullyTrainedBest() {
        assertThat(answer(true, 0).message())
                .isInstanceOfSatisfying(
                        NothingLeft.class, left -> assertThat(left.winner()).isEqualTo(1));
    }
}
