/**
 * Errors as problem details (RFC 9457), alike in every service.
 *
 * <p>Resources throw {@link io.gatewise.edge.rest.ProblemException}; {@link
 * io.gatewise.edge.rest.ProblemMappers} turns it, and everything else that goes wrong, into a reply.
 */
package io.gatewise.edge.rest;
