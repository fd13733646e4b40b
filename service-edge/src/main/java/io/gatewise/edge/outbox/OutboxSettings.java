package io.gatewise.edge.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How much may wait for the broker. */
@ConfigMapping(prefix = "gatewise.outbox")
public interface OutboxSettings {

    /** So many messages may wait, with the broker away; then nothing is changed until it has taken some. */
    @WithDefault("100000")
    @Min(1)
    int mostMessages();
}
