package io.gatewise.results.contribution;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Workers that died or stopped: what was trained again, and what was not. */
final class WorkersPart implements Part {

    private static final int NAMED = 10;

    @Override
    public String name() {
        return "workers";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        List<Effort> repeated = evidence.efforts().values().stream()
                .filter(effort -> effort.repeated() > 0)
                .sorted(Comparator.comparingInt(Effort::trial))
                .toList();
        if (evidence.spec().asksAndTells() || evidence.efforts().isEmpty()) {
            return Optional.empty();
        }
        if (repeated.isEmpty()) {
            return Optional.of("every trial ended with its first attempt");
        }
        int lost = repeated.stream().mapToInt(Effort::repeated).sum();
        long goneOn = repeated.stream().filter(effort -> effort.goneOn() > 0).count();
        String which = repeated.stream()
                .limit(NAMED)
                .map(effort -> Integer.toString(effort.trial()))
                .collect(Collectors.joining(", "));
        return Optional.of(lost + (lost == 1 ? " attempt" : " attempts")
                + " ended without an end that counted, as their worker died, stopped or failed (trial"
                + (repeated.size() == 1 ? " " : "s ") + which
                + (repeated.size() > NAMED ? " and others" : "") + "): each trial was issued again and counted once, "
                + Evidence.share(goneOn, repeated.size()) + " of them went on from a checkpoint");
    }
}
