package io.gatewise.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.cli.api.DataSet;
import io.gatewise.cli.api.DataSets;
import io.gatewise.cli.api.ProblemException;
import io.gatewise.cli.api.ServerAwayException;
import io.gatewise.cli.api.Studies;
import io.gatewise.cli.api.Study;
import io.gatewise.cli.api.UserMistakeException;
import io.gatewise.cli.stack.StackStarter.RunningStack;
import io.gatewise.cli.watch.Pause;
import io.gatewise.cli.watch.Watcher;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tunes an LSTM on US daily births, from nothing to a table of test scores.
 *
 * <p>In order: a Gatewise that answers, the data set, the study, its progress, what came of it.
 */
public final class Demo {

    /** The exit code of a demo that was cut off, as after Ctrl-C. */
    public static final int INTERRUPTED = 130;

    private static final String DATA_SET = "us-births";

    private final Surroundings around;
    private final DemoOptions options;
    private final DemoFolder folder;
    private final Studies studies;
    private final PrintStream out;
    private final AtomicBoolean kept = new AtomicBoolean();

    public Demo(Surroundings around, DemoOptions options) {
        this.around = around;
        this.options = options;
        this.folder = new DemoFolder(around.folder());
        this.studies = new Studies(around.server());
        this.out = around.out();
    }

    /**
     * Runs it.
     *
     * @return the exit code: 0 if the tuned LSTM has test scores, {@link #INTERRUPTED} if the JVM is ending
     * @throws InterruptedException if the thread was asked to leave
     */
    public int run() throws InterruptedException {
        out.println(
                "Gatewise tunes an LSTM on real data: US daily births 2000-2014, the next day's from the days before");
        Optional<RunningStack> started = new Arrival(around, this::stopAtEnd).ensure();
        endEarlierStudy();
        upload();
        Study created = create();
        Study ended = watch(created.id(), started);
        if (around.cleanup().cutOff()) {
            return INTERRUPTED;
        }
        int code = new DemoReport(around, folder).print(ended);
        started.ifPresent(this::sayWhatIsLeft);
        kept.set(options.keep());
        return code;
    }

    private void stopAtEnd(RunningStack stack) {
        around.cleanup().add(() -> {
            if (!kept.get()) {
                stack.stop();
            }
        });
    }

    /** A demo that was cut off has left its study in the ledger, where it would train beside this one. */
    private void endEarlierStudy() {
        folder.unfinished().ifPresent(id -> {
            cancel(id);
            folder.noneUnfinished();
        });
    }

    private void upload() {
        byte[] csv = BirthsData.csv();
        folder.write(DATA_SET + ".csv", csv);
        DataSet set = DataSet.of(new DataSets(around.server()).add(DATA_SET, csv));
        out.println("Data set " + set.name() + ": " + set.rows() + " days; train on 2000-2012, validate on 2013,"
                + " test on 2014 (read once, at the end)");
    }

    private Study create() {
        byte[] spec = BirthsStudy.yaml(options).getBytes(StandardCharsets.UTF_8);
        folder.write("births.yaml", spec);
        Study study = Study.of(studies.create(spec, "application/yaml"));
        folder.noteUnfinished(study.id());
        out.println("Study " + study.id() + ": "
                + study.spec().search().algorithm().name().toLowerCase(Locale.ROOT) + " search over "
                + study.spec().parameters().dimensions() + " settings, "
                + study.trials().max() + " trials, "
                + study.trials().parallelism() + " at once; trial 1 has the default settings");
        return study;
    }

    private Study watch(String id, Optional<RunningStack> stack) throws InterruptedException {
        var ended = new AtomicBoolean();
        around.cleanup().add(() -> {
            around.view().close();
            if (!ended.get()) {
                out.println();
                out.println("Ending study and stack in order");
                cancel(id);
            }
        });
        JsonNode answer = new Watcher(studies, around.view(), around.clock(), unlessEnded(stack)).watch(id);
        ended.set(true);
        folder.noneUnfinished();
        return Study.of(answer);
    }

    /** A pause that ends the watching if our own stack, which nobody starts again, is gone. */
    private Pause unlessEnded(Optional<RunningStack> stack) {
        return duration -> {
            if (stack.isPresent() && !stack.get().alive()) {
                throw new UserMistakeException(
                        "the local stack has ended:\n" + stack.get().lastWords());
            }
            around.pause().pause(duration);
        };
    }

    private void cancel(String id) {
        try {
            studies.cancel(id);
            folder.noneUnfinished();
        } catch (ProblemException | ServerAwayException e) {
            // it has ended, was deleted, or is left for the next demo to cancel
        }
    }

    private void sayWhatIsLeft(RunningStack stack) {
        if (options.keep()) {
            out.println("Gatewise stays up at " + around.server().base() + "; to end it: " + stack.howToStop());
        } else {
            out.println("Stopping Gatewise; ./gatewise up brings it back with this study and the data");
        }
    }
}
