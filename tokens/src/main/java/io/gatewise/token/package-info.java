/**
 * API tokens: who may do what, as a signed text that every service checks by itself.
 *
 * <p>{@link io.gatewise.token.TokenKeys} makes and reads the keys, {@link io.gatewise.token.TokenMaker} makes and renews
 * tokens, {@link io.gatewise.token.TokenReader} says whose a token is. A token is a JSON Web Token (RFC 7519), signed with
 * ES256; keys are JSON Web Keys (RFC 7517).
 */
package io.gatewise.token;
