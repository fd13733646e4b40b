package io.gatewise.study.dataset;

/**
 * A data set in its canonical form.
 *
 * @param digest lower-case hexadecimal SHA-256 of the canonical form
 */
public record CanonicalDataset(DatasetProfile profile, String digest) {}
