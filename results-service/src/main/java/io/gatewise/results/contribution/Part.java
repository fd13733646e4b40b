package io.gatewise.results.contribution;

import java.util.Optional;

/** One part of a spec, which tells what it contributed. */
interface Part {

    /** The part's name, as the spec has it. */
    String name();

    /** What it did, for people; empty where the spec hasn't got it, or nothing can be said yet. */
    Optional<String> finding(Evidence evidence);
}
