/**
 * How fast the engines train, beside each other in one run: the fused engine, stock DL4J and libtorch.
 *
 * <p>Read {@link io.gatewise.bench.Bench} first. A <em>step</em> is forward, backward and Adam on one batch, on one thread,
 * in single precision; a shape is batch size, steps, inputs, units and layers.
 */
package io.gatewise.bench;
