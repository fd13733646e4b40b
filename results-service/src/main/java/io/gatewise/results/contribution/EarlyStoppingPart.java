package io.gatewise.results.contribution;

import io.gatewise.results.report.TrialReport;
import java.util.List;
import java.util.Optional;

/** Early stopping: epochs that nobody had to train. */
final class EarlyStoppingPart implements Part {

    @Override
    public String name() {
        return "earlyStopping";
    }

    @Override
    public Optional<String> finding(Evidence evidence) {
        if (evidence.spec().asksAndTells()) {
            return Optional.empty();
        }
        List<TrialReport> trained = evidence.scored().stream()
                .filter(trial -> evidence.efforts().containsKey(trial.number()))
                .toList();
        long epochs = 0;
        long most = 0;
        for (TrialReport trial : trained) {
            Effort effort = evidence.efforts().get(trial.number());
            int limit = evidence.spec().rungs().get(trial.rung() - 1).epochs();
            epochs += effort.epochs();
            most += (long) limit * effort.folds();
        }
        if (most == 0) {
            return Optional.empty();
        }
        long early = trained.stream().filter(EarlyStoppingPart::early).count();
        return Optional.of(
                Evidence.share(early, trained.size()) + " trials ended early; " + Evidence.share(most - epochs, most)
                        + " epochs were spared, and each network kept the weights of its best epoch");
    }

    private static boolean early(TrialReport trial) {
        return trial.folds().isEmpty()
                ? !"epochs".equals(trial.stoppedBy())
                : trial.folds().stream().anyMatch(fold -> !fold.stoppedBy().equals("epochs"));
    }
}
