package io.gatewise.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void keepsToTheWantedPort() throws Exception {
        assertThat(FreePort.orWanted(8080)).isEqualTo(8080);
    }

    @Test
    void tellsNoPortTwice() throws Exception {
        // by chance alone, two of so many ports of 12,000 would be the same
        int many = 1_000;
        Set<Integer> told = new HashSet<>();
        for (int i = 0; i < many; i++) {
            told.add(FreePort.orWanted(0));
        }

        assertThat(told).hasSize(many);
    }
}
