/**
 * Messages that are sent if, and only if, the transaction that caused them commits.
 *
 * <p>{@link io.gatewise.edge.outbox.Outbox#append} writes a row; {@link
 * io.gatewise.edge.outbox.OutboxSender} sends rows in the order written and deletes them, so delivery
 * is at least once. Keys are divided into ranges; an advisory lock lets one replica at a time send a
 * range, which keeps each study's order. The order of two transactions on one study is the order in
 * which they held the study's row lock. See Richardson, <em>Microservices Patterns</em> (2018), ch. 3.
 */
package io.gatewise.edge.outbox;
