package io.gatewise.edge.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the codec injectable. */
@ApplicationScoped
class MessageCodecProducer {

    @Produces
    @Singleton
    MessageCodec messageCodec() {
        return new MessageCodec();
    }
}
