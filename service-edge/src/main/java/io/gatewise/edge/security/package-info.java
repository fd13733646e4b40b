/**
 * Who asks, and whether they may: tokens are checked here, by each service by itself.
 *
 * <p>{@link io.gatewise.edge.security.SecuritySettings} says whose tokens count. {@link
 * io.gatewise.edge.security.TokenCheck} reads a token, the door lets in only who has the role that is needed, and {@link
 * io.gatewise.edge.security.CurrentCaller} tells resources whose request they answer. Without settings nobody is asked for a
 * token, and the service listens on loopback alone.
 */
package io.gatewise.edge.security;
