package io.gatewise.worker.lstm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GpusTest {

    @Test
    void theBackendOfACpuHasNone() {
        assertThat(Gpus.ofBackend().all()).isEmpty();
    }
}
