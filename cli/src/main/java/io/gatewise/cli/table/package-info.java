/** What studies, trials, data sets and scores look like to people: one class for each kind of answer. */
package io.gatewise.cli.table;
