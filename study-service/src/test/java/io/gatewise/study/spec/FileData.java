package io.gatewise.study.spec;

import io.gatewise.study.dataset.CanonicalRows;
import io.gatewise.study.dataset.CsvFile;
import io.gatewise.study.dataset.DatasetProfile;
import io.gatewise.study.dataset.DatasetReader;
import io.gatewise.study.dataset.Survey;
import io.gatewise.study.dataset.SurveyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data set in a file. */
record FileData(DatasetProfile profile, Path canonical) implements SpecData {

    static FileData of(Path folder, String csv) throws IOException {
        Path raw = Files.writeString(Files.createTempFile(folder, "raw", ".csv"), csv);
        Path canonical = Files.createTempFile(folder, "canonical", ".csv");
        return new FileData(
                DatasetReader.read(CsvFile.open(raw).table(), canonical).profile(), canonical);
    }

    @Override
    public Survey survey(SurveyPlan plan) {
        return new CanonicalRows(canonical).survey(plan);
    }
}
