package io.gatewise.results.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.TrialProposal;
import io.gatewise.model.message.TrialProposal.NewTrial;
import io.gatewise.model.message.TrialProposal.NothingLeft;
import io.gatewise.model.message.TrialProposal.TrialsProposed;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.Stagnation;
import io.gatewise.model.study.StopWhen;
import io.gatewise.model.study.StudySpec;
import io.gatewise.results.ServiceTest;
import io.gatewise.results.StudyScript;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole searches, asked for one proposal after the other. */
@QuarkusTest
class DemandsTest extends ServiceTest {

    private List<Configuration> play(StudyScript script, int trials) {
        List<Configuration> tried = new ArrayList<>();
        send(script.opened());
        for (int trial = 1; trial <= trials; trial++) {
            send(script.wanted(1, trials - trial + 1));
            Configuration proposed =
                    onlyNewTrial(ledger.answers(script.study(), trial).get(trial - 1));
            tried.add(proposed);
            send(script.trialOpened(trial, proposed));
            send(trial % 5 == 2 ? script.infeasible(trial) : script.completed(trial, loss(proposed)));
        }
        return tried;
    }

    private static double loss(Configuration configuration) {
        double rate = configuration.values().containsKey("learningRate") ? configuration.real("learningRate") : 1e-3;
        return Math.abs(Math.log(configuration.real("units") / 40)) + Math.abs(Math.log10(rate) + 2.5);
    }

    private static Configuration onlyNewTrial(TrialProposal answer) {
        assertThat(((TrialsProposed) answer).proposals()).hasSize(1);
        return ((NewTrial) ((TrialsProposed) answer).proposals().get(0)).configuration();
    }

    @Test
    void proposesTheSameForTheSameEventsAlsoAfterReadingTheStudyFromItsTables() {
        // the service holds one study in memory here: taking turns, each is read from the tables every time
        StudyScript inTurns = script("turns-a");
        StudyScript other = script("turns-b");
        List<Configuration> alone = play(script("alone"), 9);

        List<Configuration> first = new ArrayList<>();
        List<Configuration> second = new ArrayList<>();
        send(inTurns.opened(), other.opened());
        for (int trial = 1; trial <= 9; trial++) {
            first.add(turn(inTurns, trial));
            second.add(turn(other, trial));
        }

        assertThat(first).isEqualTo(alone);
        assertThat(second).isEqualTo(alone);
    }

    @Test
    void remembersWhatTrialsTookAndSinceWhenItIsCalm() {
        Stagnation soon = new Stagnation(5, 6);
        StudySpec plain = StudyScript.spec("timed", Search.Algorithm.BAYESIAN, 1);
        StudySpec timed = plain.withSearch(
                plain.search().withStop(new StopWhen(null, null, soon)).withImprovement(Search.Improvement.PER_SECOND));
        StudyScript first = new StudyScript("timed-a", 1, timed);
        StudyScript second = new StudyScript("timed-b", 1, timed);
        StudyScript alone = new StudyScript("timed-c", 1, timed);
        int fromMemory = playToTheEnd(alone, alone);

        // the service holds one study in memory here: taking turns, each is read from the tables every time
        int fromTables = playToTheEnd(first, second);

        assertThat(fromMemory).isBetween(10, 25);
        assertThat(fromTables).isEqualTo(fromMemory);
        assertThat(ledger.answers(first.study(), fromTables + 1))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("study")
                .isEqualTo(ledger.answers(alone.study(), fromTables + 1));
    }

    /** Trials with one loss, each tried in both studies; how many there were until nothing was left. */
    private int playToTheEnd(StudyScript script, StudyScript other) {
        List<StudyScript> both = script == other ? List.of(script) : List.of(script, other);
        both.forEach(each -> send(each.opened()));
        for (int trial = 1; trial <= 25; trial++) {
            for (StudyScript each : both) {
                send(each.wanted(1, 26 - trial));
                TrialProposal answer = ledger.answers(each.study(), trial).get(trial - 1);
                if (answer instanceof NothingLeft end && each == both.get(both.size() - 1)) {
                    assertThat(end.reason()).contains("below the noise");
                    return trial - 1;
                } else if (answer instanceof TrialsProposed) {
                    send(each.trialOpened(trial, onlyNewTrial(answer)));
                    send(each.completed(trial, 3 + 0.1 * (trial * 7 % 5)));
                }
            }
        }
        return 25;
    }

    private Configuration turn(StudyScript script, int trial) {
        send(script.wanted(1, 9 - trial + 1));
        Configuration proposed =
                onlyNewTrial(ledger.answers(script.study(), trial).get(trial - 1));
        send(script.trialOpened(trial, proposed));
        send(trial % 5 == 2 ? script.infeasible(trial) : script.completed(trial, loss(proposed)));
        return proposed;
    }

    @Test
    void endsWhenEveryPointOfASmallSpaceWasTried() {
        StudySpec spec = StudyScript.spec("tiny", Search.Algorithm.BAYESIAN, 1, new IntParameter("units", 1, 3));
        StudyScript script = new StudyScript("tiny", 1, spec);
        List<Configuration> tried = play(script, 3);

        send(script.wanted(1, 17));

        assertThat(tried).doesNotHaveDuplicates();
        assertThat(ledger.answers(script.study(), 4).get(3)).isInstanceOf(NothingLeft.class);
    }
}
