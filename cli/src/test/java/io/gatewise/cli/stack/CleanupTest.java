package io.gatewise.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class CleanupTest {

    @Test
    void takesItsStepsOnceAndTheLastOneFirst() {
        var taken = new ArrayList<String>();
        var cleanup = Cleanup.atEnd();
        cleanup.add(() -> taken.add("stop the stack"));
        cleanup.add(() -> taken.add("cancel the study"));

        cleanup.close();
        cleanup.close();

        assertThat(taken).containsExactly("cancel the study", "stop the stack");
    }

    @Test
    void takesAStepAtOnceThatComesAfterTheEnd() {
        var taken = new ArrayList<String>();
        var cleanup = Cleanup.atEnd();
        cleanup.close();

        cleanup.add(() -> taken.add("stop the stack that was just starting"));

        assertThat(taken).hasSize(1);
    }
}
