package io.gatewise.results.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Condition;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.Prior;
import io.gatewise.model.space.SearchSpace;
import io.gatewise.results.space.EncodedSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeglectedChoiceTest {

    private static final EncodedSpace SPACE = new EncodedSpace(new SearchSpace(List.of(
            new CategoricalParameter("optimizer", List.of("sgd", "momentum", "rmsprop", "adam")),
            new FloatParameter("rate", 0, 1),
            new CategoricalParameter("schedule", List.of("constant", "cosine"))
                    .withCondition(new Condition("optimizer", List.of("sgd", "adam"))))));

    private static final String PLAIN = "constant";

    private final List<double[]> tried = new ArrayList<>();

    @Test
    void aChoiceWithFarFewerTrialsThanOthersIsNeglected() {
        tried("adam", PLAIN, 6);
        tried("adam", "cosine", 6);
        tried("sgd", PLAIN, 1);
        tried("rmsprop", null, 6);
        tried("momentum", null, 6);

        var neglected = NeglectedChoice.of(SPACE, tried).orElseThrow();

        assertThat(decoded(neglected, "rmsprop")).containsEntry("optimizer", "sgd");
    }

    @Test
    void ofSeveralTheOneWithTheFewestTrialsComesFirst() {
        tried("adam", PLAIN, 20);
        tried("adam", "cosine", 20);
        tried("rmsprop", null, 1);
        tried("sgd", PLAIN, 2);

        var neglected = NeglectedChoice.of(SPACE, tried).orElseThrow();

        assertThat(decoded(neglected, "adam")).containsEntry("optimizer", "momentum");
    }

    @Test
    void aQuarterOfWhatWouldBeByChanceIsEnough() {
        tried("adam", PLAIN, 7);
        tried("adam", "cosine", 6);
        tried("sgd", PLAIN, 1);
        tried("rmsprop", null, 1);
        tried("momentum", null, 1);

        assertThat(NeglectedChoice.of(SPACE, tried)).isEmpty();
    }

    @Test
    void aParameterIsJudgedByTheTrialsInWhichItIsActive() {
        tried("rmsprop", null, 30);
        tried("momentum", null, 30);
        tried("adam", PLAIN, 15);
        tried("sgd", PLAIN, 15);

        var neglected = NeglectedChoice.of(SPACE, tried).orElseThrow();

        assertThat(decoded(neglected, "adam")).containsEntry("schedule", "cosine");
    }

    @Test
    void aSpaceWithoutChoicesNeglectsNone() {
        var numbers = new EncodedSpace(new SearchSpace(List.of(new FloatParameter("rate", 0, 1))));

        assertThat(NeglectedChoice.of(numbers, List.of(new double[] {0.5}))).isEmpty();
    }

    @Test
    void leavesChoicesAloneThatAPriorSpeaksOf() {
        var plain = new CategoricalParameter("kind", List.of("a", "b"));

        assertThat(neglectedAfterTenOfA(plain)).isPresent();
        assertThat(neglectedAfterTenOfA(plain.withPrior(Prior.weighted(List.of(9.0, 1.0)))))
                .isEmpty();
    }

    private static Optional<NeglectedChoice> neglectedAfterTenOfA(Parameter kind) {
        var space = new EncodedSpace(new SearchSpace(List.of(kind)));
        double[] a = space.find(new Configuration(Map.of("kind", "a"))).orElseThrow();
        return NeglectedChoice.of(space, Collections.nCopies(10, a));
    }

    private static Map<String, Object> decoded(NeglectedChoice choice, String optimizer) {
        double[] point = SPACE.find(configuration(optimizer, optimizer.equals("adam") ? PLAIN : null))
                .orElseThrow();
        return SPACE.decode(choice.in(point, SPACE)).values();
    }

    private void tried(String optimizer, String schedule, int count) {
        for (int i = 0; i < count; i++) {
            tried.add(SPACE.find(configuration(optimizer, schedule)).orElseThrow());
        }
    }

    private static Configuration configuration(String optimizer, String schedule) {
        var values = new HashMap<String, Object>(Map.of("optimizer", optimizer, "rate", 0.5));
        values.put("schedule", schedule);
        return new Configuration(values);
    }
}
