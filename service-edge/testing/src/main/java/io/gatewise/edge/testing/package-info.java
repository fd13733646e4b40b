/**
 * What tests of the services' outer side share: {@link io.gatewise.edge.testing.TestTokens}, and {@link
 * io.gatewise.edge.testing.OpenApiFuzz}, which sends nonsense to every operation of a service.
 */
package io.gatewise.edge.testing;
