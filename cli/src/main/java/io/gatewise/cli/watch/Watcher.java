package io.gatewise.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.ProblemException;
import io.gatewise.cli.api.Results;
import io.gatewise.cli.api.ServerAwayException;
import io.gatewise.cli.api.Studies;
import io.gatewise.cli.api.Study;
import java.time.Clock;
import java.time.Duration;

/** Follows a study until it ends; a server that is away for a while is waited for. */
public final class Watcher {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int NOT_FOUND = 404;

    private final Studies studies;
    private final ProgressView view;
    private final Clock clock;
    private final Pause pause;
    private Results results = Results.none();

    public Watcher(Studies studies, ProgressView view, Clock clock, Pause pause) {
        this.studies = studies;
        this.view = view;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Shows the study's progress until it has ended.
     *
     * @return the ended study as the server told it
     * @throws ServerAwayException  if the server doesn't answer at the first look
     * @throws InterruptedException if the thread was asked to leave
     */
    public JsonNode watch(String id) throws InterruptedException {
        JsonNode answer = look(id);
        while (answer == null || !Study.of(answer).ended()) {
            pause.pause(BETWEEN_LOOKS);
            try {
                answer = look(id);
            } catch (ServerAwayException e) {
                view.away(e.getMessage());
            }
        }
        return answer;
    }

    private JsonNode look(String id) {
        JsonNode answer = studies.get(id);
        Study study = Study.of(answer);
        lookAtResults(id);
        var progress = new Progress(study, results, clock.instant());
        if (study.ended()) {
            view.ended(progress);
        } else {
            view.show(progress);
        }
        return answer;
    }

    /** The last known results stay where results-service is away or hasn't heard of the study yet. */
    private void lookAtResults(String id) {
        try {
            results = Results.of(studies.results(id, true));
        } catch (ServerAwayException e) {
            // the counts come from the ledger all the same
        } catch (ProblemException e) {
            if (e.problem().status() != NOT_FOUND) {
                throw e;
            }
        }
    }
}
