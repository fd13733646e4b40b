package io.gatewise.cli.watch;

import io.gatewise.cli.api.Study;

/** The line that tells how a study ended. */
final class Summary {

    private Summary() {}

    static String of(Progress progress) {
        Study study = progress.study();
        boolean plain = study.reason() == null
                || study.reason().isBlank()
                || study.reason().equals("completed");
        String reason = plain ? "" : " (" + study.reason() + ")";
        return study.name() + " " + study.state() + reason + " after " + progress.times() + ": " + progress.counts()
                + progress.best().map(best -> ", " + best).orElse("");
    }
}
