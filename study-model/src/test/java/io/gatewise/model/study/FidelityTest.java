package io.gatewise.model.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.gatewise.model.space.IntParameter;
import io.gatewise.model.space.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rungs: in which steps trials are trained. */
class FidelityTest {

    private static Fidelity fidelity(Fidelity.By by, double min, Double reduction) {
        return new Fidelity(by, min, reduction, null);
    }

    private static List<Double> amounts(Fidelity fidelity, int epochs, int folds) {
        return fidelity.rungs(new Rung(1, epochs, folds, 1)).stream()
                .map(fidelity::amount)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "EPOCHS, 3, , 27, 5, '3 9 27'",
        "EPOCHS, 3, , 50, 5, '3 9 27 50'",
        "EPOCHS, 3, , 28, 5, '3 9 28'",
        "EPOCHS, 1, 1.5, 8, 5, '1 2 3 5 8'",
        "EPOCHS, 20, , 28, 5, '20 28'",
        "FOLDS, 1, , 50, 5, '1 5'",
        "FOLDS, 1, 2, 50, 10, '1 2 4 10'",
        "FRACTION, 0.1, , 50, 5, '0.1 0.3 1'",
        "BUDGET, 0.01, 10, 1, 1, '0.01 0.1 1'"
    })
    void rungsGrowByTheReductionUpToTheFullAmountAndLeaveOutWhatIsNearIt(
            Fidelity.By by, double min, Double reduction, int epochs, int folds, String expected) {
        List<Double> amounts = amounts(fidelity(by, min, reduction), epochs, folds);

        assertThat(amounts)
                .containsExactlyElementsOf(List.of(expected.split(" ")).stream()
                        .map(Double::valueOf)
                        .toList());
    }

    @Test
    void rungsAreNumberedAndDifferInOneAmountAlone() {
        List<Rung> rungs = fidelity(Fidelity.By.FOLDS, 1, null).rungs(new Rung(1, 40, 5, 1));

        assertThat(rungs).containsExactly(new Rung(1, 40, 1, 1), new Rung(2, 40, 5, 1));
    }

    @ParameterizedTest
    @CsvSource({"EPOCHS, 2.5", "EPOCHS, 0", "FOLDS, NaN", "FRACTION, 1", "BUDGET, 0", "FRACTION, NaN"})
    void refusesAFirstRungThatIsNone(Fidelity.By by, double min) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fidelity(by, min, null))
                .withMessageStartingWith("min: need");
    }

    @ParameterizedTest
    @CsvSource({"1", "NaN", "1000"})
    void refusesAReductionThatReducesNothingOrAll(double reduction) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fidelity(Fidelity.By.EPOCHS, 3, reduction))
                .withMessageStartingWith("reduction: need");
    }

    @ParameterizedTest
    @CsvSource({
        "GATEWISE, BUDGET, 0.1, 30, 5, by",
        "GATEWISE, FOLDS, 1, 30, 1, by",
        "GATEWISE, FOLDS, 5, 30, 5, min",
        "GATEWISE, EPOCHS, 30, 30, 5, min",
        "EXTERNAL, EPOCHS, 3, 30, 1, by",
        "GATEWISE, EPOCHS, 3, 30, 1,",
        "GATEWISE, FRACTION, 0.1, 30, 1,",
        "EXTERNAL, BUDGET, 0.1, 1, 1,"
    })
    void saysWhichOfItsFieldsAStudyHasNoRoomFor(
            Trainer trainer, Fidelity.By by, double min, int epochs, int folds, String field) {
        var wrong = fidelity(by, min, null).contradictions(trainer, epochs, folds);

        assertThat(wrong)
                .extracting(Fidelity.Contradiction::field)
                .isEqualTo(field == null ? List.of() : List.of(field));
    }

    @Test
    void aStudyRefusesAFidelityThatItHasNoRoomFor() {
        var search = Search.standard().withFidelity(fidelity(Fidelity.By.EPOCHS, 3, null));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StudySpec.external(
                        "n",
                        new SearchSpace(List.of(new IntParameter("depth", 1, 9))),
                        new Objective("error", Direction.MINIMIZE),
                        search,
                        null))
                .withMessageContaining("search.fidelity.by");
    }
}
