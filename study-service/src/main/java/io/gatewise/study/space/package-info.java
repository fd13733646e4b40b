/**
 * Search spaces that a user doesn't write parameter by parameter: those of other tools.
 *
 * <p>Read {@link io.gatewise.study.space.OptunaSpace}: it says what could be taken over and what couldn't.
 */
package io.gatewise.study.space;
