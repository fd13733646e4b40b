package io.gatewise.study.template;

import static io.gatewise.study.template.Ranges.batch;
import static io.gatewise.study.template.Ranges.dropout;
import static io.gatewise.study.template.Ranges.learningRate;
import static io.gatewise.study.template.Ranges.units;
import static io.gatewise.study.template.Ranges.window;

import io.gatewise.model.space.CategoricalParameter;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.FloatParameter;
import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.space.Prior;
import io.gatewise.study.template.SpaceTemplate.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The templates that there are. Ranges follow the literature; where the data are small, they end earlier. */
public final class SpaceTemplates {

    private static final String GREFF = "Greff 2017: learning rate and size matter most, and hardly interact";
    private static final String REIMERS = "Reimers 2017";
    private static final String MELIS = "Melis 2017";
    private static final String MERITY = "Merity 2017";

    private SpaceTemplates() {}

    /** All of them, sized for some data. */
    public static List<SpaceTemplate> all(DataSize data) {
        return List.of(small(data), forecasting(data), classification(data), labelling(data), text(data));
    }

    /** The template of that name. */
    public static Optional<SpaceTemplate> named(String name, DataSize data) {
        return all(data).stream()
                .filter(template -> template.name().equals(name))
                .findFirst();
    }

    private static Source of(Parameter parameter, String source) {
        return new Source(parameter, source);
    }

    /** Where a network has layers between which outputs can be dropped. */
    private static Source layers(long most, String source) {
        return of(new IntParameter("layers", 1, most), source);
    }

    private static SpaceTemplate small(DataSize data) {
        return new SpaceTemplate(
                "lstm-small",
                "The three settings that matter most: for some twenty trials, or to see whether there is anything to learn.",
                Set.of(),
                List.of(
                        of(units(8, data.units(256)), GREFF),
                        of(learningRate(3e-4, 3e-2, 3e-3), GREFF),
                        of(batch(8, data.batch(128)), "Reimers 2017: small batches learn more, large ones sooner")),
                Configuration.empty());
    }

    private static SpaceTemplate forecasting(DataSize data) {
        return new SpaceTemplate(
                "lstm-forecasting",
                "Windows from a season up to four of them, one or two layers, dropout on inputs, outputs and states.",
                Set.of("forecasting"),
                List.of(
                        of(
                                window(data, data.season() > 1 ? data.season() : 4, Math.max(64, 4L * data.season())),
                                "the data"),
                        of(units(8, data.units(256)), GREFF),
                        layers(2, "Greff 2017 (one layer), Reimers 2017 (two)"),
                        of(learningRate(3e-4, 3e-2, 3e-3), GREFF),
                        of(batch(16, data.batch(256)), "the data"),
                        of(dropout("inputDropout", 0.3), MELIS),
                        of(dropout("dropout", 0.5), REIMERS),
                        of(dropout("recurrentDropout", 0.5), "Reimers 2017: the same units at all steps")),
                Configuration.empty());
    }

    private static SpaceTemplate classification(DataSize data) {
        return new SpaceTemplate(
                "lstm-classification",
                "One or both directions, what stands for a sequence, noise on its inputs, dropout.",
                Set.of("classification"),
                List.of(
                        of(units(8, data.units(256)), GREFF),
                        layers(2, "Reimers 2017: two layers are mostly best"),
                        of(
                                new CategoricalParameter("direction", List.of("forward", "bidirectional"))
                                        .withPrior(Prior.weighted(List.of(1.0, 2.0))),
                                "Greff 2017, Reimers 2017"),
                        of(new CategoricalParameter("pooling", List.of("last", "mean", "max")), "the task"),
                        of(learningRate(3e-4, 3e-2, 3e-3), GREFF),
                        of(batch(8, data.batch(64)), "Reimers 2017: 8 to 32 for few sequences"),
                        of(
                                new FloatParameter("inputNoise", 0, 0.5).withPrior(Prior.around(0, 0.15)),
                                "Greff 2017: noise seldom helps, and much of it never"),
                        of(dropout("dropout", 0.5), REIMERS),
                        of(dropout("recurrentDropout", 0.5), "Reimers 2017: the same units at all steps")),
                Configuration.empty());
    }

    private static SpaceTemplate labelling(DataSize data) {
        return new SpaceTemplate(
                "lstm-labelling",
                "Two directions, one to three layers, Adam or Nadam, the whole gradient cut to length 1.",
                Set.of("labelling"),
                List.of(
                        of(units(16, data.units(256)), "Reimers 2017: about 100 units, and not sensitive"),
                        of(
                                new IntParameter("layers", 1, 3).withPrior(Prior.around(2, 0.7)),
                                "Reimers 2017: two layers are mostly best"),
                        of(learningRate(3e-4, 1e-2, 1e-3), "Reimers 2017: the optimizers' own rates"),
                        of(
                                new CategoricalParameter("optimizer", List.of("adam", "nadam", "rmsprop"))
                                        .withPrior(Prior.weighted(List.of(2.0, 3.0, 1.0))),
                                "Reimers 2017: Nadam is best in most tasks"),
                        of(batch(1, data.batch(32)), "Reimers 2017: 1 to 32"),
                        of(dropout("dropout", 0.5), REIMERS),
                        of(dropout("recurrentDropout", 0.5), "Reimers 2017: the same units at all steps")),
                // clipped by norm, not by component: Reimers 2017, section 7.3
                new Configuration(Map.of("direction", "bidirectional", "gradientNorm", 1.0, "gradientClip", 0.0)));
    }

    private static SpaceTemplate text(DataSize data) {
        return new SpaceTemplate(
                "lstm-text",
                "Characters of a text: up to three layers, dropout on inputs, outputs and states, weight decay.",
                Set.of("text"),
                List.of(
                        of(window(data, 32, 256), "Merity 2017: 70 steps back; characters take more"),
                        of(units(32, data.units(512)), MELIS),
                        layers(3, "Melis 2017 (one to four), Merity 2017 (three)"),
                        of(learningRate(5e-4, 2e-2, 2e-3), MELIS),
                        of(batch(8, data.batch(128)), "Merity 2017: 80"),
                        of(dropout("inputDropout", 0.5), "Melis 2017, Merity 2017: 0.4 and more for small texts"),
                        of(dropout("dropout", 0.6), "Melis 2017, Merity 2017: 0.3 between layers"),
                        of(dropout("recurrentDropout", 0.5), "Merity 2017: 0.5 on what is recurrent"),
                        of(
                                new FloatParameter("weightDecay", 1e-7, 1e-2, true, null)
                                        .withPrior(Prior.around(1e-5, 10)),
                                "Melis 2017; Merity 2017: 1.2e-6")),
                // Merity 2017 cuts the whole gradient to 0.25
                new Configuration(Map.of("gradientNorm", 0.25, "gradientClip", 0.0)));
    }
}
