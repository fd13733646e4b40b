package io.gatewise.study.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.cost.Extent;
import io.gatewise.model.cost.Lengths;
import io.gatewise.model.cost.Speed;
import io.gatewise.model.cost.StudyCosts;
import io.gatewise.model.message.StudyEvent.StudyOpened;
import io.gatewise.model.message.StudyEvent.TrialOpened;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Inequality;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ledger counts what configurations cost as it was counted when their study was opened. */
class DerivedConstraintTest {

    private static final Extent EXTENT =
            new Extent(1, 1, Extent.Kind.WINDOWS, 1, 1, Lengths.of(new long[] {1000}), Lengths.of(new long[] {200}), 0);

    private static Decision opened(String constraint, boolean defaultsFirst) {
        StudySpec spec = Fixture.spec(9, 4, defaultsFirst, 0.2).withConstraints(List.of(new Inequality(constraint)));
        var costs = new StudyCosts(EXTENT, Map.of("fused", new Speed(1e-6, 1)));
        return Sequencer.open(new StudyId("s"), null, spec, Fixture.data(), null, costs, List.of(), Fixture.NOW);
    }

    @Test
    void opensNoProposalThatBreaksOne() {
        // 1 input, H units: 4 H (H + 2) + H + 1 weights, 491 with 10 and 584 with 11
        Study study = opened("weights <= 491", false).study();
        var answer = new TrialsProposed(
                study.id(), 1, study.sequence(), List.of(Fixture.units(10), Fixture.units(11), Fixture.units(9)));

        var decision = (Decision) Sequencer.propose(study, answer, number -> Optional.empty(), Fixture.NOW);

        assertThat(decision.events().stream()
                        .filter(TrialOpened.class::isInstance)
                        .map(event -> ((TrialOpened) event).configuration().integer("units")))
                .containsExactly(10, 9);
        assertThat(decision.notes()).containsExactly("not in the space: [need weights <= 491, got weights = 584]");
    }

    @Test
    void opensNoDefaultSettingsThatBreakOne() {
        assertThat(opened("weights <= 491", true).study().numbered()).isZero();
        assertThat(opened("weights <= 5000", true).study().numbered()).isEqualTo(1);
    }

    @Test
    void tellsTheSpeedThatDecidesWithTheOpening() {
        var opening =
                (StudyOpened) opened("predictedSeconds <= 1e9", false).events().get(0);

        assertThat(opening.speeds()).containsExactly(Map.entry("fused", new Speed(1e-6, 1)));
        assertThat(opening.extent()).isEqualTo(EXTENT);
    }

    @Test
    void keepsNoCostsWhereNoConstraintAsksForThem() {
        assertThat(opened("units <= 50", false).study().costs()).isEqualTo(StudyCosts.NONE);
    }
}
