package io.gatewise.worker.trial;

import io.gatewise.model.study.ModelProfile;
import io.gatewise.model.study.Transfer;
import io.gatewise.worker.data.Encoding;
import io.gatewise.worker.data.Samples;
import io.gatewise.worker.lstm.Loss;
import io.gatewise.worker.lstm.MisfitException;
import io.gatewise.worker.lstm.NetworkPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which of an earlier network's inputs and outputs stand for which of a new one's. Columns of numbers correspond by their
 * place, characters by themselves: those that the earlier network didn't know start fresh.
 *
 * @param inputs  for each new input the earlier place, or -1
 * @param outputs the same for outputs; null where the output layer is replaced
 */
record Fit(int[] inputs, int[] outputs) {

    /**
     * Finds them.
     *
     * @throws MisfitException if there are none
     */
    static Fit of(ModelProfile model, Transfer.Head head, NetworkPlan plan, Samples samples, Encoding encoding) {
        List<String> known = model.origin() == null ? List.of() : model.origin().alphabet();
        List<String> vocabulary = encoding.vocabulary();
        if (known.isEmpty() != vocabulary.isEmpty()) {
            throw new MisfitException("the task reads " + (vocabulary.isEmpty() ? "numbers" : "characters")
                    + ", the model to start from " + (known.isEmpty() ? "numbers" : "characters"));
        }
        boolean text = !known.isEmpty();
        if (text && model.inputs() != known.size() + 1) {
            throw new MisfitException("the model to start from names " + known.size()
                    + " characters: need 1 input more, it has " + model.inputs());
        }
        if (!text && samples.inputs() != model.inputs()) {
            throw new MisfitException(
                    "the task has " + samples.inputs() + " inputs a step, the model to start from " + model.inputs());
        }
        int[] inputs = text ? characters(vocabulary, known) : same(samples.inputs());
        return new Fit(inputs, head == Transfer.Head.KEEP ? outputs(model, plan, samples, encoding) : null);
    }

    private static int[] same(int count) {
        return IntStream.range(0, count).toArray();
    }

    /** By character; after the last one comes the place that all unknown ones share. */
    private static int[] characters(List<String> vocabulary, List<String> known) {
        Map<String, Integer> earlier = new HashMap<>();
        known.forEach(character -> earlier.put(character, earlier.size()));
        int[] places = new int[vocabulary.size() + 1];
        for (int i = 0; i < vocabulary.size(); i++) {
            places[i] = earlier.getOrDefault(vocabulary.get(i), -1);
        }
        places[vocabulary.size()] = known.size();
        return places;
    }

    private static int[] outputs(ModelProfile model, NetworkPlan plan, Samples samples, Encoding encoding) {
        String reads = plan.shape().head().name().toLowerCase(Locale.ROOT).replace("each_step", "each-step");
        String says = says(plan.loss().kind());
        ModelProfile.Head head = model.head();
        String needed = "to keep the head, the task needs " + samples.outputs() + " outputs that read " + reads
                + " and say " + says + ", the model to start from has ";
        if (head == null) {
            throw new MisfitException(needed + "none that can be kept");
        }
        List<String> known = model.origin() == null ? List.of() : model.origin().alphabet();
        boolean characters = samples.eachStep() && !encoding.vocabulary().isEmpty();
        boolean counted = characters ? head.outputs() == known.size() + 1 : head.outputs() == samples.outputs();
        if (!counted || !head.reads().equals(reads) || !head.says().equals(says)) {
            throw new MisfitException(
                    needed + head.outputs() + " that read " + head.reads() + " and say " + head.says());
        }
        List<String> classes =
                model.origin() == null ? List.of() : model.origin().classes();
        if (!classes.isEmpty() && !classes.equals(encoding.classes())) {
            throw new MisfitException("to keep the head, the classes must be those of the model to start from, "
                    + classes + ", found " + encoding.classes());
        }
        return characters ? characters(encoding.vocabulary(), known) : same(samples.outputs());
    }

    private static String says(Loss.Kind loss) {
        return switch (loss) {
            case SQUARED, PINBALL -> "linear";
            case SOFTMAX -> "softmax";
            case SIGMOID -> "sigmoid";
        };
    }
}
