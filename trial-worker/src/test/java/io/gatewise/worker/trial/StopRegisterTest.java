package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.message.TrialCommand.StopStudy;
import io.gatewise.model.message.TrialCommand.StopTrial;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.Outcome;
import io.gatewise.model.study.StudyId;
import org.junit.jupiter.api.Test;

class StopRegisterTest {

    private static final StudyId STUDY = new StudyId("s");

    private final StopRegister register = new StopRegister();

    @Test
    void stopsTheRunsThatACommandNamesAndNoOthers() {
        var first = begun(1, 1);
        var reissued = begun(1, 2);
        var other = begun(2, 1);

        register.accept(new StopTrial(STUDY, 1, 1, 1, "issued again"));

        assertThat(first.end()).contains(cancelled("issued again"));
        assertThat(reissued.end()).isEmpty();
        assertThat(other.end()).isEmpty();
    }

    @Test
    void knowsBeforeTheStartWhatACommandStopped() {
        register.accept(new StopStudy(STUDY, "cancelled by its user"));

        assertThat(register.stopped(key(5, 1))).contains("cancelled by its user");
        assertThat(register.stopped(new AttemptKey(new StudyId("t"), 5, 1, 1))).isEmpty();
    }

    @Test
    void stopsARunThatBeginsAfterItsCommand() {
        register.accept(new StopStudy(STUDY, "cancelled by its user"));

        assertThat(begun(1, 1).end()).contains(cancelled("cancelled by its user"));
    }

    @Test
    void forgetsACommandWithItsTombstone() {
        register.accept(new StopTrial(STUDY, 1, 1, 1, "issued again"));

        register.forget("s/1");

        assertThat(register.stopped(key(1, 1))).isEmpty();
    }

    @Test
    void givesBackWhatRunsWhenTheWorkerStops() {
        var running = begun(1, 1);
        var ended = begun(2, 1);
        register.end(ended);

        register.giveAllBack("the worker stops");

        assertThat(running.end()).contains(new RunEnd.GivenBack("the worker stops"));
        assertThat(ended.end()).isEmpty();
    }

    @Test
    void theFirstWordCounts() {
        var signal = new StopSignal();

        signal.cancel("cancelled by its user");
        signal.giveBack("the worker stops");

        assertThat(signal.end()).contains(cancelled("cancelled by its user"));
    }

    @Test
    void whatDoesNotCountAnyMoreIsNotGivenBack() {
        var signal = new StopSignal();

        signal.giveBack("the worker stops");
        signal.cancel("cancelled by its user");

        assertThat(signal.end()).contains(cancelled("cancelled by its user"));
    }

    private StopSignal begun(int trial, int attempt) {
        var signal = new StopSignal();
        register.begin(key(trial, attempt), signal);
        return signal;
    }

    private static AttemptKey key(int trial, int attempt) {
        return new AttemptKey(STUDY, trial, 1, attempt);
    }

    private static RunEnd cancelled(String reason) {
        return new RunEnd.Ended(new Outcome.Cancelled(reason));
    }
}
