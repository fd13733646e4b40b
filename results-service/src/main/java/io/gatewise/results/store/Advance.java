package io.gatewise.results.store;

import io.gatewise.model.message.EventId;
import io.gatewise.model.message.StudyEvent;
import io.gatewise.model.study.StudyId;
import io.gatewise.results.search.Fit;
import java.util.List;
import java.util.Optional;

/**
 * Steps of one study, each from where the one before it led.
 *
 * @param steps at least one
 */
public record Advance(List<Step> steps) {

    public Advance {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("need at least one step");
        }
        for (int i = 1; i < steps.size(); i++) {
            EventId before = steps.get(i - 1).event().id();
            EventId id = steps.get(i).event().id();
            if (!id.equals(new EventId(before.study(), before.incarnation(), before.sequence() + 1))) {
                throw new IllegalArgumentException("need the next step, got " + id + " after " + before);
            }
        }
    }

    StudyId study() {
        return first().id().study();
    }

    StudyEvent first() {
        return steps.get(0).event();
    }

    EventId last() {
        return lastStep().event().id();
    }

    /** What is known of the study in the end. */
    StudyEntry after() {
        return lastStep().after();
    }

    private Step lastStep() {
        return steps.get(steps.size() - 1);
    }

    /** The newest fit, if any answer brought one. */
    Optional<Fit> fit() {
        return steps.stream()
                .flatMap(step -> step.answer().stream())
                .flatMap(answer -> answer.fit().stream())
                .reduce((older, newer) -> newer);
    }

    /** Whether a crash may undo it: nothing of it goes out, and the study's next event shows the gap. */
    boolean mayGo() {
        return steps.stream()
                .map(Step::event)
                .allMatch(event -> event instanceof StudyEvent.TrialOpened || event instanceof StudyEvent.TrialEnded);
    }

    /** The trials whose rows it changes, ascending; those that it makes itself may be among them. */
    List<Integer> changed() {
        return steps.stream()
                .map(Step::event)
                .flatMap(event -> changed(event).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Optional<Integer> changed(StudyEvent event) {
        if (event instanceof StudyEvent.TrialOpened opened && opened.rung().number() > 1) {
            return Optional.of(opened.trial());
        }
        return event instanceof StudyEvent.TrialEnded ended ? Optional.of(ended.trial()) : Optional.empty();
    }
}
