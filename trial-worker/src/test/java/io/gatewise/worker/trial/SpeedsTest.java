package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatewise.model.cost.Speed;
import io.gatewise.worker.lstm.FusedEngine;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SpeedsTest {

    private final FusedEngine engine = new FusedEngine();

    @Test
    void areWhatIsExpectedUntilSomethingIsTrained() {
        assertThat(new Speeds(System::nanoTime).of(engine)).isEqualTo(Speed.expected("fused"));
    }

    @Test
    void followWhatWasTrained() {
        var speeds = new Speeds(System::nanoTime);

        for (int i = 0; i < 150; i++) {
            speeds.ended(engine, 1e9, 10, i < 50 ? 7 : 2);
        }

        assertThat(speeds.of(engine).seconds(1e9, 10)).as("the last hundred").isCloseTo(2, within(1e-6));
        assertThat(speeds.measured(engine)).as("there is no need to try it out").isEqualTo(speeds.of(engine));
    }

    @Test
    void triesOutAnEngineThatHasNotTrainedYet() {
        var clock = new AtomicLong();
        var standsStill = new Speeds(() -> 5);
        var ticks = new Speeds(() -> clock.addAndGet(20_000_000_000L));

        assertThat(standsStill.measured(engine)).isEqualTo(Speed.expected("fused"));
        assertThat(ticks.measured(engine).secondsPerOperation())
                .as("20 s for 100 batches: far slower than expected")
                .isGreaterThan(100 * Speed.expected("fused").secondsPerOperation());
    }
}
