/**
 * What each part of a study's spec contributed to its result, in sentences with numbers.
 *
 * <p>Read {@link io.gatewise.results.contribution.Contributions} first; each {@link
 * io.gatewise.results.contribution.Part} looks at the {@link io.gatewise.results.contribution.Evidence} of a study and says what its
 * part of the spec did, or nothing where the spec doesn't have it.
 */
package io.gatewise.results.contribution;
