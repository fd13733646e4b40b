package io.gatewise.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DownloadTest {

    @Test
    void takesTheServersFileNameButNoFolder() {
        assertThat(Download.fileName("attachment; filename=\"births-model.zip\""))
                .contains("births-model.zip");
        assertThat(Download.fileName("attachment; filename=m.zip")).contains("m.zip");
        assertThat(Download.fileName("attachment; filename=\"../../etc/x.zip\""))
                .contains("x.zip");
        assertThat(Download.fileName("attachment; filename=\"..\\\\x.zip\"")).contains("x.zip");
        assertThat(Download.fileName("attachment; filename=\"../..\"")).isEmpty();
        assertThat(Download.fileName("attachment")).isEmpty();
    }
}
