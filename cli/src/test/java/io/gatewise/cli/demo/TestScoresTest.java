package io.gatewise.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatewise.cli.Samples;
import io.gatewise.model.space.Configuration;
import io.gatewise.model.study.Evaluation;
import io.gatewise.model.study.StudySpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestScoresTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void putsTheFiveForecastsInOneTable() throws Exception {
        var scores = new TestScores(JSON.readValue(Samples.EVALUATION, Evaluation.class));

        assertThat(String.join("\n", scores.table())).isEqualTo("""
                        FORECAST                    RMSE    MAE
                        naive lag 7                909.3  611.0
                        naive lag 364              612.0  391.9
                        autoregression on 28 lags  665.4  412.3
                        LSTM, default settings     500.0  301.5
                        LSTM, tuned                450.0  270.3""");
    }

    @Test
    void saysHowMuchTheTunedOneDiffers() throws Exception {
        var scores = new TestScores(JSON.readValue(Samples.EVALUATION, Evaluation.class));

        assertThat(scores.verdict())
                .contains("The tuned LSTM's RMSE is 10.0 % below the default settings'"
                        + " and 26.5 % below the best baseline's.");
    }

    @Test
    void admitsThatTheTunedOneIsWorse() {
        var scores = new TestScores(new Evaluation(
                List.of(
                        new Evaluation.Score("baseline", "naive lag 7", Map.of("rmse", 90.0)),
                        new Evaluation.Score("default", "default", Map.of("rmse", 100.0)),
                        new Evaluation.Score("winner", "winner", Map.of("rmse", 108.0))),
                365));

        assertThat(scores.verdict())
                .contains("The tuned LSTM's RMSE is 8.0 % above the default settings'"
                        + " and 20.0 % above the best baseline's.");
    }

    @Test
    void putsTheWinnersSettingsBesideTheDefaults() throws Exception {
        StudySpec spec = JSON.readValue(Samples.SPEC, StudySpec.class);
        var winner = new Configuration(Map.of("window", 35L, "learningRate", 0.0123456789, "batchSize", 64L));

        assertThat(String.join("\n", TestScores.settings(spec, winner))).isEqualTo("""
                        SETTING       DEFAULT    WINNER
                        window             28        35
                        learningRate    0.001  0.012346
                        batchSize         128        64""");
    }
}
