package io.gatewise.edge.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatewise.model.message.TrialAttempt;
import io.gatewise.model.message.TrialCommand;
import io.gatewise.model.message.TrialProgress;
import io.gatewise.model.study.AttemptKey;
import io.gatewise.model.study.StudyId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageCodecTest {

    private static final String KEY = "{\"study\":\"s1\",\"trial\":2,\"rung\":1,\"attempt\":1}";

    private final MessageCodec codec = new MessageCodec();

    @Test
    void readsWhatItWrote() throws UnreadableMessageException {
        var started = new TrialProgress.Started(new AttemptKey(new StudyId("s1"), 2, 1, 1), "r1", "w1", 0);

        TrialProgress read = codec.read(codec.write(started), TrialProgress.class);

        assertThat(read).isEqualTo(started);
    }

    @Test
    void ignoresFieldsOfANewerSender() throws UnreadableMessageException {
        String json = "{\"type\":\"heartbeat\",\"key\":" + KEY + ",\"run\":\"r1\",\"colour\":\"blue\"}";

        assertThat(codec.read(json, TrialProgress.class)).isInstanceOf(TrialProgress.Heartbeat.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json|no JSON",
                "{\"type\":\"heartbeat\",\"run\":\"r1\"}|key",
                "{\"type\":\"heartbeat\",\"key\":null,\"run\":\"r1\"}|key",
                "{\"type\":\"dance\",\"run\":\"r1\"}|dance",
                "{\"run\":\"r1\"}|type",
                "{\"type\":\"heartbeat\",\"key\":{\"study\":\"s1\",\"trial\":-2,\"rung\":1,\"attempt\":1},\"run\":\"r1\"}|trial >= 0",
                "null|null",
                "[]|type",
                "{\"type\":\"epoch-ended\",\"key\":{\"study\":\"s1\",\"trial\":2,\"rung\":1,\"attempt\":1},\"run\":\"r1\","
                        + "\"point\":{\"fold\":1,\"epoch\":1,\"metrics\":{\"loss\":\"NaN\"}}}|finite",
            })
    void saysWhyAMessageIsUnreadable(String json, String reason) {
        assertThatThrownBy(() -> codec.read(json, TrialProgress.class))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAnOutcomeWithoutAFiniteScore() {
        String json = "{\"type\":\"ended\",\"key\":" + KEY + ",\"run\":\"r1\",\"outcome\":{\"type\":\"completed\","
                + "\"score\":\"Infinity\",\"metrics\":{},\"curve\":[],\"bestEpoch\":1,\"exhausted\":true,"
                + "\"stoppedBy\":\"epochs\"},\"provenance\":{\"codeVersion\":\"1\",\"dataDigest\":\"d\",\"seed\":1,"
                + "\"worker\":\"w\",\"device\":\"d\",\"libraries\":{}}}";

        assertThatThrownBy(() -> codec.read(json, TrialAttempt.class))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("score");
    }

    @Test
    void takesATombstoneForUnreadable() {
        assertThatThrownBy(() -> codec.read(null, TrialCommand.class)).isInstanceOf(UnreadableMessageException.class);
    }
}
