/**
 * What people are told about a study: plain values, read from the store, written as JSON or drawn as a page.
 *
 * <p>Read {@link io.gatewise.results.report.StudyReport} first. Field names are the API's.
 */
package io.gatewise.results.report;
