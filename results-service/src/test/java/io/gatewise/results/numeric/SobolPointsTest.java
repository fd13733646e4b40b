package io.gatewise.results.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SobolPointsTest {

    @Test
    void putsOnePointIntoEachSixteenthOfEveryCoordinate() {
        var sobol = new SobolPoints(7, new SplittableRandom(1));
        var taken = new boolean[7][16];

        for (int i = 0; i < 16; i++) {
            double[] point = sobol.next();
            for (int j = 0; j < 7; j++) {
                taken[j][(int) (point[j] * 16)] = true;
            }
        }

        for (boolean[] coordinate : taken) {
            assertThat(coordinate).containsOnly(true);
        }
    }

    @Test
    void goesToAnyIndexAndDiffersBySeed() {
        var walked = new SobolPoints(3, new SplittableRandom(1));
        for (int i = 0; i < 5; i++) {
            walked.next();
        }

        double[] sixth = new SobolPoints(3, new SplittableRandom(1)).at(5).next();

        assertThat(sixth).isEqualTo(walked.next());
        assertThat(sixth)
                .isNotEqualTo(new SobolPoints(3, new SplittableRandom(2)).at(5).next());
    }
}
