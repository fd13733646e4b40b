package io.gatewise.study.earlier;

import io.gatewise.model.space.Configuration;
import io.gatewise.model.space.Parameter;
import io.gatewise.model.study.EarlierStudy;
import io.gatewise.model.study.Objective;
import io.gatewise.model.study.StudyId;
import io.gatewise.model.study.StudySpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is kept of an earlier study's trials for a later one: values of the later one's parameters, and losses. */
public final class Recollection {

    /** Fewer completed trials teach nothing. */
    public static final int FEWEST = 3;

    /** Of one study so many trials at most. */
    static final int MOST_TRIALS = 100;

    /** Of all studies so many values at most: an event must fit into a message. */
    static final int MOST_VALUES = 20_000;

    private final StudySpec later;
    private final int studies;

    /**
     * Recollections for one study.
     *
     * @param studies how many studies it may begin with at most
     */
    public Recollection(StudySpec later, int studies) {
        this.later = later;
        this.studies = studies;
    }

    /**
     * A trial that ended.
     *
     * @param score of the objective that is {@link #remembered}, in its unit; null if it was infeasible
     */
    public record Ended(Configuration configuration, Double score) {}

    /** Of an earlier study's objectives the one that the later study has too, else the first. */
    public Objective remembered(StudySpec earlier) {
        return earlier.objectives().stream()
                .filter(later.objective()::equals)
                .findFirst()
                .orElse(earlier.objective());
    }

    /** The parameters that both studies search. */
    public Set<String> common(StudySpec earlier) {
        Set<String> theirs = names(earlier);
        return names(later).stream().filter(theirs::contains).collect(Collectors.toSet());
    }

    private static Set<String> names(StudySpec spec) {
        return spec.parameters().parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    }

    /**
     * What is kept of a study: the better half of what is kept are its best trials, the others spread over the rest.
     *
     * @param trials those that completed or were infeasible, by number
     * @return empty if fewer than {@link #FEWEST} completed, or no parameter is common
     */
    public Optional<EarlierStudy> of(StudyId id, StudySpec earlier, List<Ended> trials) {
        List<EarlierStudy.Trial> completed = new ArrayList<>();
        List<EarlierStudy.Trial> infeasible = new ArrayList<>();
        for (Ended trial : trials) {
            Double loss = trial.score() == null
                    ? null
                    : remembered(earlier).direction().loss(trial.score());
            (loss == null ? infeasible : completed)
                    .add(new EarlierStudy.Trial(known(earlier, trial.configuration()), loss));
        }
        if (completed.size() < FEWEST || common(earlier).isEmpty()) {
            return Optional.empty();
        }
        int most = Math.max(
                FEWEST,
                Math.min(
                        MOST_TRIALS, MOST_VALUES / (studies * later.parameters().dimensions())));
        completed.sort(Comparator.comparingDouble(EarlierStudy.Trial::loss));
        List<EarlierStudy.Trial> kept = spread(completed, most);
        kept.addAll(infeasible.subList(Math.max(0, infeasible.size() - most / 4), infeasible.size()));
        return Optional.of(new EarlierStudy(id.value(), earlier.name(), kept));
    }

    /** The values that the later study searches: where Gatewise trained, fixed settings and defaults too. */
    private Configuration known(StudySpec earlier, Configuration configuration) {
        Configuration all = earlier.asksAndTells() ? configuration : earlier.settings(configuration);
        Map<String, Object> values = new LinkedHashMap<>(all.values());
        values.keySet().retainAll(names(later));
        return new Configuration(values);
    }

    private static List<EarlierStudy.Trial> spread(List<EarlierStudy.Trial> bestFirst, int most) {
        int n = bestFirst.size();
        if (n <= most) {
            return new ArrayList<>(bestFirst);
        }
        int best = most / 2;
        List<EarlierStudy.Trial> kept = new ArrayList<>(bestFirst.subList(0, best));
        for (int i = best; i < most; i++) {
            kept.add(bestFirst.get(best + (int) ((long) (i - best) * (n - best) / (most - best))));
        }
        return kept;
    }
}
