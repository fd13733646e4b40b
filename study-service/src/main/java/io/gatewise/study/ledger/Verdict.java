package io.gatewise.study.ledger;

/** What the ledger makes of something that came in. */
public sealed interface Verdict permits Decision, Verdict.Ignored, Verdict.Impossible {

    /** Late, repeated or overtaken: nothing changes. */
    record Ignored(String reason) implements Verdict {}

    /** It contradicts what the ledger knows: nothing changes, and a person should see it. */
    record Impossible(String reason) implements Verdict {}
}
