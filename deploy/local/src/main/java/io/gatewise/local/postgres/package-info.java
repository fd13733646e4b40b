/**
 * PostgreSQL's own programs on this machine: unpacked by
 * {@link io.gatewise.local.postgres.PostgresPrograms}, run under an account that PostgreSQL accepts
 * ({@link io.gatewise.local.postgres.PostgresAccount}), on a data folder made by
 * {@link io.gatewise.local.postgres.Cluster}.
 */
package io.gatewise.local.postgres;
