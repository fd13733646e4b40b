package io.gatewise.study.ledger;

/**
 * A caller who waits for trials of a study with an external trainer.
 *
 * @param number ascending: who came first is served first
 * @param count  how many trials are wanted, at least 1
 * @param demand sequence of the newest demand that was made for it; null for none
 */
public record Ask(long number, int count, Long demand) {

    Ask demanded(long sequence) {
        return new Ask(number, count, sequence);
    }

    /** The name under which trials are handed to it. */
    public String key() {
        return "ask-" + number;
    }
}
