package io.gatewise.model.space;

/**
 * What keeps some parameters from being a search space.
 *
 * @param parameter the parameter's place in the list, from 0
 * @param field     the field of it that is wrong, as a JSON pointer: {@code /condition/in/1}
 * @param detail    what is needed, and what came
 */
public record Contradiction(int parameter, String field, String detail) {}
