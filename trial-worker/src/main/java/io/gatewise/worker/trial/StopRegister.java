package io.gatewise.worker.trial;

import io.gatewise.model.message.TrialCommand;
import io.gatewise.model.study.AttemptKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The commands in force, and the runs that they may stop. Safe for several threads. */
public final class StopRegister {

    private final Map<String, TrialCommand> commands = new ConcurrentHashMap<>();
    private final Map<StopSignal, AttemptKey> runs = new ConcurrentHashMap<>();

    /** Takes a command: it replaces an earlier one of its key, and stops the runs that it names. */
    public void accept(TrialCommand command) {
        commands.put(command.messageKey(), command);
        runs.forEach((signal, key) -> stopIfNamed(command, key, signal));
    }

    /** Forgets the command of this message key: nothing that it names can be queued or running any more. */
    public void forget(String messageKey) {
        commands.remove(messageKey);
    }

    /** A run begins: its signal is given at once if a command names it already, or later when one does. */
    public void begin(AttemptKey key, StopSignal signal) {
        runs.put(signal, key);
        commands.values().forEach(command -> stopIfNamed(command, key, signal));
    }

    /** The run is over. */
    public void end(StopSignal signal) {
        runs.remove(signal);
    }

    /** The worker stops: every run is to be given back. */
    public void giveAllBack(String reason) {
        runs.keySet().forEach(signal -> signal.giveBack(reason));
    }

    /** Why work on {@code key} is not to start; empty if it may. */
    public Optional<String> stopped(AttemptKey key) {
        return commands.values().stream()
                .filter(command -> command.stops(key))
                .map(StopRegister::reason)
                .findAny();
    }

    /** Whether all work of its study is stopped for good. */
    public boolean studyStopped(AttemptKey key) {
        return commands.values().stream()
                .anyMatch(command -> command instanceof TrialCommand.StopStudy && command.stops(key));
    }

    private static void stopIfNamed(TrialCommand command, AttemptKey key, StopSignal signal) {
        if (command.stops(key)) {
            signal.cancel(reason(command));
        }
    }

    private static String reason(TrialCommand command) {
        return command instanceof TrialCommand.StopTrial trial
                ? trial.reason()
                : ((TrialCommand.StopStudy) command).reason();
    }
}
