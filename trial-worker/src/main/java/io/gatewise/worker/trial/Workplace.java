package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialRequest;
import io.gatewise.model.study.Provenance;
import io.gatewise.model.study.TrialCost;
import java.util.Map;

/**
 * Where and with what this worker trains.
 *
 * @param codeVersion Gatewise's version
 * @param worker      the worker's name
 * @param device      the processor or accelerator
 * @param libraries   version by library
 */
public record Workplace(String codeVersion, String worker, String device, Map<String, String> libraries) {

    /**
     * The provenance of what comes of a request; a final evaluation's seed is its first contestant's.
     *
     * @param start what came before, for people; null for nothing
     * @param cost  what training was counted to take; null where nothing was counted
     */
    public Provenance provenance(TrialRequest request, String start, TrialCost cost) {
        long seed = request instanceof TrialRequest.TrainTrial trial
                ? trial.seed()
                : ((TrialRequest.FinalEvaluation) request)
                        .contestants().stream()
                                .mapToLong(TrialRequest.Contestant::seed)
                                .findFirst()
                                .orElse(0);
        return new Provenance(codeVersion, request.data().digest(), seed, worker, device, libraries, start, cost);
    }
}
