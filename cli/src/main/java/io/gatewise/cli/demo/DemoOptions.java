package io.gatewise.cli.demo;

/**
 * What the demo can be told; null leaves what the shipped spec says.
 *
 * @param trials      numbered trials
 * @param parallelism trials at once
 * @param algorithm   {@code random}, {@code bayesian}, {@code tpe}, {@code sobol} or {@code auto}
 * @param seed        of search and training
 * @param keep        whether the stack that the demo starts stays up
 */
public record DemoOptions(Integer trials, Integer parallelism, String algorithm, Long seed, boolean keep) {}
