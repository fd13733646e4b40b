package io.gatewise.results.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatewise.results.search.Fit;
import io.gatewise.results.surrogate.Curvature;
import io.gatewise.results.surrogate.Hyperparameters;
import io.gatewise.results.surrogate.LabelFit;
import io.gatewise.results.surrogate.Softening;
import io.gatewise.results.surrogate.ValueFit;
import io.gatewise.results.surrogate.Warping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A fit column.
 *
 * @param value       logarithms, see {@link Hyperparameters}
 * @param offset      how losses were softened, see {@link Softening}; null where they weren't
 * @param feasibility likewise; null where no trial was infeasible
 * @param earlier     how much each earlier study counted, see {@link Fit}
 * @param warping     all first shapes, then all second ones, see {@link Warping}; null where no coordinate was warped
 * @param curvature   see {@link Curvature}; null where it isn't known, as in rows of earlier versions
 * @param curvatureAt of how many observations
 * @param labels      how many trials the feasibility was fitted to; null likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FitValues(
        List<Double> value,
        Double offset,
        List<Double> feasibility,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> earlier,
        List<Double> warping,
        List<Double> curvature,
        Integer curvatureAt,
        Integer labels) {

    public FitValues {
        earlier = earlier == null ? Map.of() : Map.copyOf(earlier);
    }

    static FitValues of(Fit fit) {
        double offset = fit.value().softening().offset();
        return new FitValues(
                list(fit.value().hyperparameters()),
                Double.isInfinite(offset) ? null : offset,
                fit.feasibility().map(label -> list(label.hyperparameters())).orElse(null),
                fit.earlier(),
                fit.value().warping().map(FitValues::list).orElse(null),
                fit.value().curvature().map(known -> list(known.triangle())).orElse(null),
                fit.value().curvature().map(Curvature::observations).orElse(null),
                fit.feasibility().map(LabelFit::trials).orElse(null));
    }

    Fit fit() {
        Softening softening = offset == null ? Softening.NONE : new Softening(offset);
        return new Fit(
                new ValueFit(
                        hyperparameters(value),
                        softening,
                        Optional.ofNullable(warping).map(FitValues::warping),
                        Optional.ofNullable(curvature).map(known -> new Curvature(curvatureAt, array(known)))),
                Optional.ofNullable(feasibility)
                        .map(label -> new LabelFit(hyperparameters(label), labels == null ? 0 : labels)),
                earlier);
    }

    private static List<Double> list(Warping warping) {
        return DoubleStream.concat(DoubleStream.of(warping.a()), DoubleStream.of(warping.b()))
                .boxed()
                .toList();
    }

    private static Warping warping(List<Double> shapes) {
        int d = shapes.size() / 2;
        return new Warping(array(shapes.subList(0, d)), array(shapes.subList(d, shapes.size())));
    }

    private static List<Double> list(Hyperparameters hyperparameters) {
        return list(hyperparameters.values());
    }

    private static List<Double> list(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }

    private static Hyperparameters hyperparameters(List<Double> values) {
        return new Hyperparameters(array(values));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
