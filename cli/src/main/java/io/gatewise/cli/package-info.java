/**
 * The {@code gatewise} command: a client of Gatewise's REST API.
 *
 * <p>Read {@link io.gatewise.cli.Gatewise} first, then the command you are after in {@code command}.
 * Below them: {@code api} speaks HTTP, {@code output} prints, {@code watch} follows a running study,
 * {@code stack} starts the services on this machine, {@code demo} ties them together.
 */
package io.gatewise.cli;
