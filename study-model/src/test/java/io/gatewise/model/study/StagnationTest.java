package io.gatewise.model.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class StagnationTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static Stagnation read(String stagnation) throws JsonProcessingException {
        return MAPPER.readValue("{\"stagnation\": " + stagnation + "}", StopWhen.class)
                .stagnation();
    }

    @Test
    void isWantedByTrueOrByItsNumbers() throws JsonProcessingException {
        assertThat(read("true")).isEqualTo(new Stagnation(20, 15));
        assertThat(read("{}")).isEqualTo(new Stagnation(20, 15));
        assertThat(read("{\"patience\": 8}")).isEqualTo(new Stagnation(20, 8));
        assertThat(read("false")).isNull();
    }

    @Test
    void isWrittenWithItsNumbers() throws JsonProcessingException {
        String written = MAPPER.writeValueAsString(new StopWhen(null, null, Stagnation.of(true)));

        assertThat(written).isEqualTo("{\"stagnation\":{\"minTrials\":20,\"patience\":15}}");
        assertThat(MAPPER.readValue(written, StopWhen.class).stagnation()).isEqualTo(Stagnation.of(true));
    }

    @Test
    void refusesNumbersThatTellNothing() {
        assertThatThrownBy(() -> new Stagnation(4, null)).hasMessage("stagnation.minTrials: need 5 to 1000000, got 4");
        assertThatThrownBy(() -> new Stagnation(null, 0)).hasMessage("stagnation.patience: need 1 to 1000000, got 0");
    }
}
