package io.gatewise.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.results.analysis.ToyTrainings;
import io.gatewise.results.history.History;
import io.gatewise.results.history.TrialRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people are told of trials that stand at a rung. */
class OutlookTest {

    private final ToyTrainings toy = new ToyTrainings();

    private Map<Integer, Outlook> outlooks(boolean extrapolation) {
        return Outlook.of(ToyTrainings.spec(extrapolation), History.of(toy.trials()));
    }

    @Test
    void saysWhyATrialIsNotPromoted() {
        toy.fiveWhole();
        TrialRecord late = toy.trained(1, 1.4, 0.02);

        Outlook outlook = outlooks(true).get(late.number());

        assertThat(outlook.withheld())
                .matches(
                        "not promoted: predicted 1\\.4\\d* \\(1\\.3\\d+ to 1\\.4\\d*\\) at 81 epochs, best 1\\.00?\\d*");
        assertThat(outlook.low()).isLessThan(outlook.value());
    }

    @Test
    void aTrialWithoutAPlaceIsForetoldAndNotWithheld() {
        toy.fiveWhole();
        TrialRecord poor = toy.trained(1, 1.7, 0.2);

        assertThat(outlooks(true).get(poor.number()).withheld()).isNull();
    }

    @Test
    void whereNobodyAskedNothingIsForetold() {
        toy.fiveWhole();
        toy.trained(1, 1.4, 0.02);

        assertThat(outlooks(false)).isEmpty();
    }
}
