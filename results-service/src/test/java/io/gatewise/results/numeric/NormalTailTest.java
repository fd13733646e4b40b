package io.gatewise.results.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {

    /** Rounding of a few operations; the values were computed with 60 digits. */
    private static final double RELATIVE = 1e-13;

    @ParameterizedTest
    @CsvSource({
        "-1e8, -5000000000000037.76, -5000000000000019.34, 100000000.00000002",
        "-1e5, -5000000023.94478946, -5000000012.431864, 100000.00002",
        "-1000, -500014.734452091158, -500007.826694812184, 1000.00199999400004",
        "-38, -730.196183402113739, -726.55721601882013, 38.0525227600413283",
        "-10, -55.5531220361223559, -53.2312851505124706, 10.1943830334125533",
        "-8.0001, -37.1231882062057317, -35.0142493016541496, 8.23949375514470421",
        "-7.9921, -37.0573033751123619, -34.9493091095492133, 8.2317140831678841",
        "-5.1234567, -17.4134224557686174, -15.7126820109659769, 5.47800204856287195",
        "-3, -7.86968605960302852, -6.60772622151034954, 3.53233751762516052",
        "-2.6640625, -6.73241509827837486, -5.55704642148892531, 3.23933699207768449",
        "-1.7, -4.0015216173493061, -3.11079609755248149, 2.43689702711526903",
        "-1.0078124, -2.50001999654338908, -1.85296106209482659, 1.90991537433974003",
        "-1.0000001, -2.48512121613976839, -1.84102179752279522, 1.90427130552746216",
        "-1, -2.48512102571264134, -1.84102164500926351, 1.90427123332969182",
        "-0.9999999, -2.48512083528552171, -1.84102149249573997, 1.9042711611319228",
        "-0.5, -1.62051626438731992, -1.17591176159361861, 1.55987314834807967",
        "-1e-9, -0.918938534457986879, -0.693147181357829871, 1.25331413788629658",
        "0, -0.918938533204672742, -0.693147180559945309, 1.25331413731550025",
        "0.3, -0.567817153677936896, -0.481410161588481205, 1.09024996113118931",
        "0.9999999, 0.0800261411854325617, -0.17275380778344882, 0.776638763182383674",
        "1, 0.08002621884930694, -0.17275377902344989, 0.77663872520173926",
        "2.5, 0.917092065592164517, -0.00622902548586000238, 0.397197718383738449",
        "6, 1.7917594692541145, -9.86587645524375732e-10, 0.166666666497892143",
        "40, 3.6888794541139363, 0, 0.025"
    })
    void agreesWithSixtyDigitsFromTailToTail(double z, double improvement, double probability, double slope) {
        assertThat(NormalTail.logImprovement(z)).isCloseTo(improvement, relative(improvement));
        assertThat(NormalTail.logProbability(z)).isCloseTo(probability, relative(probability));
        assertThat(NormalTail.logImprovementSlope(z)).isCloseTo(slope, relative(slope));
    }

    @ParameterizedTest
    @CsvSource({"-50", "-5", "-1.5", "-0.5", "0.5", "1.5", "4"})
    void hazardIsTheSlopeOfLogProbability(double z) {
        double step = 1e-5;

        double difference = (NormalTail.logProbability(z + step) - NormalTail.logProbability(z - step)) / (2 * step);

        // central differences: step² and the rounding of the logarithm divided by the step
        assertThat(NormalTail.hazard(z)).isCloseTo(difference, within(1e-6 * Math.max(1, Math.abs(z))));
    }

    @ParameterizedTest
    @CsvSource({"-5", "-1.5", "0", "0.3", "2.5"})
    void quantileTurnsProbabilitiesBack(double z) {
        assertThat(NormalTail.quantile(Math.exp(NormalTail.logProbability(z)))).isCloseTo(z, within(1e-8));
    }

    private static org.assertj.core.data.Offset<Double> relative(double value) {
        return within(RELATIVE * Math.max(1e-3, Math.abs(value)));
    }
}
