package io.gatewise.faults.schedule;

/** What can go wrong. */
public enum FaultKind {
    /** A worker ends at once, as by SIGKILL, and is started again. */
    WORKER_KILLED("worker killed", Sort.WORKER),
    /** A worker stands still for longer than a lease and a record's lock, and goes on (SIGSTOP, SIGCONT). */
    WORKER_FROZEN("worker frozen", Sort.WORKER),
    STUDY_SERVICE_RESTARTED("study-service restarted", Sort.RESTART),
    RESULTS_SERVICE_RESTARTED("results-service restarted", Sort.RESTART),
    BROKER_RESTARTED("broker restarted", Sort.RESTART),
    DATABASE_RESTARTED("PostgreSQL restarted", Sort.RESTART),
    /** A message comes once more, up to half a minute later. */
    MESSAGE_DOUBLED("message doubled", Sort.MESSAGE),
    /** A sender's messages wait, while those of others pass: reordered across topics, attempts and keys. */
    MESSAGE_DELAYED("message delayed", Sort.MESSAGE),
    /** A message arrives as something that nobody can read, instead of what was sent. */
    MESSAGE_GARBLED("message garbled", Sort.MESSAGE);

    /** Who brings it about. */
    public enum Sort {
        WORKER,
        RESTART,
        MESSAGE
    }

    private final String words;
    private final Sort sort;

    FaultKind(String words, Sort sort) {
        this.words = words;
        this.sort = sort;
    }

    public Sort sort() {
        return sort;
    }

    @Override
    public String toString() {
        return words;
    }
}
