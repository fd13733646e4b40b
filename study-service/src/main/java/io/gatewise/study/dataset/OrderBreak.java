package io.gatewise.study.dataset;

/**
 * The first place where a time column does not ascend.
 *
 * @param line     of the later row
 * @param previous the time before it, canonical
 * @param value    its own time, canonical
 */
public record OrderBreak(long line, String previous, String value) {}
