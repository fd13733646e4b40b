package io.gatewise.results.search;

import io.gatewise.model.study.EarlierStudy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models of earlier studies, fitted once for each study that begins with them: they never change. Thread-safe. */
final class KnownForerunners {

    private static final int MOST = 32;

    private final Map<Key, Forerunners> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Forerunners> eldest) {
            return size() > MOST;
        }
    };

    private record Key(io.gatewise.model.space.SearchSpace space, List<EarlierStudy> earlier) {}

    Forerunners of(SearchProblem problem) {
        if (problem.earlier().isEmpty()) {
            return Forerunners.of(problem.space(), List.of());
        }
        var key = new Key(problem.space().space(), problem.earlier());
        synchronized (known) {
            return known.computeIfAbsent(key, any -> Forerunners.of(problem.space(), problem.earlier()));
        }
    }
}
