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
 * @param others      with several objectives the second one's, third one's, …
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
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FitValues> others,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> earlier,
        List<Double> warping,
        List<Double> curvature,
        Integer curvatureAt,
        Integer labels) {

    public FitValues {
        others = others == null ? List.of() : List.copyOf(others);
        earlier = earlier == null ? Map.of() : Map.copyOf(earlier);
    }

    static FitValues of(Fit fit) {
        List<FitValues> others = fit.others().stream()
                .map(other -> of(other, Optional.empty(), List.of(), Map.of()))
                .toList();
        return of(fit.value(), fit.feasibility(), others, fit.earlier());
    }

    private static FitValues of(
            ValueFit fit, Optional<LabelFit> label, List<FitValues> others, Map<String, Double> earlier) {
        double offset = fit.softening().offset();
        return new FitValues(
                list(fit.hyperparameters()),
                Double.isInfinite(offset) ? null : offset,
                label.map(known -> list(known.hyperparameters())).orElse(null),
                others,
                earlier,
                fit.warping().map(FitValues::list).orElse(null),
                fit.curvature().map(known -> list(known.triangle())).orElse(null),
                fit.curvature().map(Curvature::observations).orElse(null),
                label.map(LabelFit::trials).orElse(null));
    }

    Fit fit() {
        return new Fit(
                valueFit(),
                others.stream().map(FitValues::valueFit).toList(),
                Optional.ofNullable(feasibility)
                        .map(label -> new LabelFit(hyperparameters(label), labels == null ? 0 : labels)),
                earlier);
    }

    private ValueFit valueFit() {
        return new ValueFit(
                hyperparameters(value),
                offset == null ? Softening.NONE : new Softening(offset),
                Optional.ofNullable(warping).map(FitValues::warping),
                Optional.ofNullable(curvature).map(known -> new Curvature(curvatureAt, array(known))));
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
