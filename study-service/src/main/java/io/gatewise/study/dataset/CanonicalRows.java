package io.gatewise.study.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Questions to a canonical file that its profile doesn't answer: each reads it once. */
public final class CanonicalRows {

    private final Path file;

    /** @param file in canonical form */
    public CanonicalRows(Path file) {
        this.file = file;
    }

    /** What a study needs to know of its data beyond the profile. */
    public Survey survey(SurveyPlan plan) {
        try {
            CsvFile csv = CsvFile.openCanonical(file);
            var scan = new SurveyScan(plan, csv.columns());
            csv.forEachRow((line, cells) -> scan.add(cells));
            return scan.survey();
        } catch (IOException broken) {
            throw new UncheckedIOException("can't read the data set's canonical form", broken);
        }
    }
}
