package io.gatewise.edge.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much may wait for the broker. */
@ConfigMapping(prefix = "gatewise.outbox")
public interface OutboxSettings {

    /** So many messages, 1 or more, may wait with the broker away; then nothing is changed until it has taken some. */
    @WithDefault("100000")
    int mostMessages();
}
