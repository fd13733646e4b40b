/**
 * What a new study may learn from those before it.
 *
 * <p>Read {@link io.gatewise.study.earlier.Recollection} first: the copy of another study's trials that the new one keeps.
 */
package io.gatewise.study.earlier;
