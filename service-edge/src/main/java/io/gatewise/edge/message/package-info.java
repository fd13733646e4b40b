/**
 * Messages as JSON, and where those go that can't be read.
 *
 * <p>A listener takes text from its channel, reads it with {@link
 * io.gatewise.edge.message.MessageCodec} and gives what is unreadable to {@link
 * io.gatewise.edge.message.DeadLetters}.
 */
package io.gatewise.edge.message;
