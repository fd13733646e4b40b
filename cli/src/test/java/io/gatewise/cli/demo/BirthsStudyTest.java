package io.gatewise.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.gatewise.model.study.Forecasting;
import io.gatewise.model.study.Search;
import io.gatewise.model.study.StudySpec;
import io.gatewise.model.study.TrainerSetting;
import java.util.List;
import org.junit.jupiter.api.Test;

class BirthsStudyTest {

    private static StudySpec spec(DemoOptions options) throws Exception {
        return new ObjectMapper(new YAMLFactory()).readValue(BirthsStudy.yaml(options), StudySpec.class);
    }

    private static DemoOptions noOptions() {
        return new DemoOptions(null, null, null, null, false);
    }

    @Test
    void isASpecThatTheStudyModelTakes() throws Exception {
        StudySpec spec = spec(noOptions());

        assertThat(spec.search().maxTrials()).isGreaterThanOrEqualTo(12);
        assertThat(spec.search().algorithm()).isEqualTo(Search.Algorithm.BAYESIAN);
        assertThat(spec.search().defaultsFirst()).isTrue();
        assertThat(spec.parameters().parameters())
                .extracting("name")
                .contains("window", "units", "learningRate", "batchSize", "dropout")
                .allSatisfy(
                        name -> assertThat(TrainerSetting.named((String) name)).isPresent());
    }

    @Test
    void feedsColumnsThatTheDataSetHas() throws Exception {
        var header = List.of(new String(BirthsData.csv(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow()
                .split(","));

        var task = (Forecasting) spec(noOptions()).task();

        assertThat(header).contains(task.time()).containsAll(task.numericColumns());
        assertThat(task.numericColumns()).hasSize(header.size() - 1);
    }

    @Test
    void triesTheTrainersOwnDefaultsFirst() throws Exception {
        StudySpec spec = spec(noOptions());

        assertThat(spec.settings(spec.defaultConfiguration())).isEqualTo(TrainerSetting.standards());
    }

    @Test
    void takesTheUsersOptions() throws Exception {
        StudySpec spec = spec(new DemoOptions(30, 1, "random", -7L, false));

        assertThat(spec.search()).isEqualTo(new Search(Search.Algorithm.RANDOM, 30, 1, -7L, true));
    }

    @Test
    void keepsItsComments() {
        assertThat(BirthsStudy.yaml(new DemoOptions(30, 1, "random", 7L, true))).startsWith("# The demo's study");
    }
}
