package io.gatewise.results.rest;

import io.gatewise.results.report.StudySummary;
import java.util.List;

/** All studies, the newest first. */
public record ResultsList(List<StudySummary> results) {}
