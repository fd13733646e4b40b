package io.gatewise.faults.ring;

/** How many processes of each kind there are. */
public record Size(int studyServices, int resultsServices, int workers) {

    public Size {
        if (studyServices < 1 || resultsServices < 1 || workers < 1) {
            throw new IllegalArgumentException(
                    "need at least one of each, got " + studyServices + ", " + resultsServices + ", " + workers);
        }
    }
}
