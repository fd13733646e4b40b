package io.gatewise.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fault test as part of a build: short in every one, long in profile {@code faults}. */
class FaultRunIT {

    /** Of the short run; another one is given as {@code -Dfaults.seed=}. */
    private static final long SEED = 20_261_128;

    @Test
    void everyTrialEndsOnceWhateverIsKilledFrozenDoubledDelayedOrGarbled() throws Exception {
        var arguments =
                new ArrayList<>(List.of(System.getProperty("faults.arguments").split(" ")));
        arguments.addAll(List.of("--home", System.getProperty("gatewise.root")));
        // where all users may enter, as PostgreSQL may have to run as another; left there if something is wrong
        Path data = Files.createTempDirectory("gatewise-faults-");
        arguments.addAll(List.of("--data", data.toString()));

        List<String> violations =
                new FaultRun(Arguments.parse(arguments, Long.getLong("faults.seed", SEED)), System.out).run();

        assertThat(violations).as("data and logs are in " + data).isEmpty();
        FaultRun.remove(data);
    }
}
