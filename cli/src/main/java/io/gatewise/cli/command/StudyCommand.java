package io.gatewise.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatewise.cli.api.Results;
import io.gatewise.cli.api.Study;
import io.gatewise.cli.api.Trial;
import io.gatewise.cli.table.StudyTables;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gatewise study …}. */
@Command(
        name = "study",
        description = "Create studies and follow them.",
        subcommands = {
            StudyCheckCommand.class,
            StudyCreateCommand.class,
            StudyCommand.ListAll.class,
            StudyCommand.Show.class,
            StudyCommand.Watch.class,
            StudyChangeCommand.class,
            StudyCommand.Cancel.class,
            StudyCommand.CancelTrial.class,
            StudyCommand.Evaluate.class,
            StudyCommand.Delete.class,
            StudyCommand.Best.class,
            StudyCommand.Explain.class
        })
public final class StudyCommand {

    /** A command about one study. */
    abstract static class OneStudy extends ServerCommand {

        @Parameters(
                paramLabel = "STUDY",
                description = "Its id, its name if no other study has it, or the beginning of its id.")
        private String study;

        String id() {
            return studies().resolve(study);
        }
    }

    @Command(name = "list", description = "List all studies, newest first.")
    static final class ListAll extends ServerCommand {

        @Override
        public Integer call() {
            JsonNode answer = studies().list();
            printer().print(answer, () -> StudyTables.list(answer));
            return DONE;
        }
    }

    @Command(name = "show", description = "Show a study and its trials.")
    static final class Show extends OneStudy {

        @Override
        public Integer call() {
            String id = id();
            JsonNode study = studies().get(id);
            JsonNode trials = studies().trials(id);
            ObjectNode both = study.deepCopy();
            both.set("trialList", trials.path("trials"));
            printer().print(both, () -> StudyTables.show(Study.of(study), Trial.listOf(trials)));
            return DONE;
        }
    }

    @Command(name = "watch", description = "Follow a study until it ends; Ctrl-C ends the watching only.")
    static final class Watch extends OneStudy {

        @Override
        public Integer call() throws InterruptedException {
            JsonNode ended = watcher().watch(id());
            printer().print(ended, List::of);
            return DONE;
        }
    }

    @Command(name = "cancel", description = "End a study for good; what its trials have shown stays.")
    static final class Cancel extends OneStudy {

        @Override
        public Integer call() {
            JsonNode answer = studies().cancel(id());
            Study study = Study.of(answer);
            printer().print(answer, () -> List.of("study " + study.id() + " is " + study.state()));
            return DONE;
        }
    }

    @Command(name = "cancel-trial", description = "End one trial; the budget counts it.")
    static final class CancelTrial extends OneStudy {

        @Parameters(paramLabel = "TRIAL", description = "Its number.")
        private int trial;

        @Override
        public Integer call() {
            JsonNode answer = studies().cancelTrial(id(), trial);
            printer()
                    .print(
                            answer,
                            () -> List.of("trial " + trial + " of study "
                                    + Study.of(answer).id() + " is cancelled"));
            return DONE;
        }
    }

    @Command(name = "evaluate", description = "Have the winner meet the test part again, after that failed.")
    static final class Evaluate extends OneStudy {

        @Override
        public Integer call() {
            JsonNode answer = studies().evaluate(id());
            printer().print(answer, () -> StudyTables.head(Study.of(answer)));
            return DONE;
        }
    }

    @Command(name = "delete", description = "End a study of an external trainer and forget it, with all that it found.")
    static final class Delete extends OneStudy {

        @Override
        public Integer call() {
            String id = id();
            studies().delete(id);
            printer()
                    .print(
                            JsonNodeFactory.instance.objectNode().put("deleted", id),
                            () -> List.of("study " + id + " is deleted"));
            return DONE;
        }
    }

    @Command(name = "best", description = "Show the best trial so far and its configuration.")
    static final class Best extends OneStudy {

        @Override
        public Integer call() {
            JsonNode answer = studies().results(id(), false);
            printer().print(answer.path("best"), () -> StudyTables.best(Results.of(answer)));
            return DONE;
        }
    }

    @Command(name = "explain", description = "Show what each part of a study's spec contributed to its result.")
    static final class Explain extends OneStudy {

        @Override
        public Integer call() {
            JsonNode answer = studies().contributions(id());
            printer().print(answer, () -> StudyTables.contributions(answer));
            return DONE;
        }
    }
}
