package io.gatewise.worker.messaging;

import io.gatewise.edge.message.DeadLetters;
import io.gatewise.edge.message.MessageCodec;
import io.gatewise.edge.trace.Tracing;
import io.gatewise.worker.trial.StopRegister;
import io.gatewise.worker.trial.Workplace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Brings together what all slots share. */
@ApplicationScoped
class SlotCollaborators {

    @Produces
    @Singleton
    TrialSlot.Collaborators collaborators(
            ShareGroup group,
            MessageCodec codec,
            DeadLetters deadLetters,
            StopRegister register,
            ProgressPublisher progress,
            AttemptWork work,
            Workplace workplace,
            Tracing tracing,
            Stopping stopping) {
        return new TrialSlot.Collaborators(
                group, codec, deadLetters, register, progress, work, workplace, tracing, stopping);
    }
}
