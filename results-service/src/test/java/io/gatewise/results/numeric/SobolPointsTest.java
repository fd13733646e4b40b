package io.gatewise.results.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
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
    void putsOnePointIntoEveryBoxOfTheFirstTwoCoordinates() {
        var sobol = new SobolPoints(2, new SplittableRandom(3));
        var taken = new boolean[3][16];

        for (int i = 0; i < 16; i++) {
            double[] point = sobol.next();
            for (int halvings = 1; halvings <= 3; halvings++) { // of the first coordinate; the second has the others
                int column = (int) (point[0] * (1 << halvings));
                int row = (int) (point[1] * (16 >> halvings));
                taken[halvings - 1][column * (16 >> halvings) + row] = true;
            }
        }

        for (boolean[] boxes : taken) {
            assertThat(boxes).containsOnly(true);
        }
    }

    @Test
    void scramblesOnePartOfACoordinateUnlikeTheOthers() {
        var one = new SobolPoints(1, new SplittableRandom(1));
        var other = new SobolPoints(1, new SplittableRandom(2));
        Set<Long> flipped = new HashSet<>();

        for (int i = 0; i < 64; i++) {
            flipped.add((long) (one.next()[0] * 64) ^ (long) (other.next()[0] * 64));
        }

        // two shifts of the same points would differ by one number; two trees of flips by up to one for each of 32
        // leaves
        assertThat(flipped).hasSizeGreaterThan(8);
    }

    @Test
    void everyPlaceIsAsLikelyForTheFirstPoint() {
        var counts = new int[8];

        for (int seed = 0; seed < 8000; seed++) {
            counts[(int) (new SobolPoints(1, new SplittableRandom(seed)).next()[0] * 8)]++;
        }

        // a thousand each, give or take four standard deviations of 30
        for (int count : counts) {
            assertThat(count).isBetween(880, 1120);
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
