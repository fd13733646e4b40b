package io.gatewise.study.spec;

/**
 * One thing wrong with a spec.
 *
 * @param pointer JSON pointer (RFC 6901) to the field; empty for the whole document
 * @param detail  what is wrong and what is allowed
 */
public record SpecProblem(String pointer, String detail) {}
