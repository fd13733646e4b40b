package io.gatewise.results.contribution;

/**
 * What one part of a spec contributed.
 *
 * @param part    the part's name, as the spec has it: {@code knownGood}, {@code parameters.prior}, {@code validation} …
 * @param finding what it did, for people
 */
public record Contribution(String part, String finding) {}
