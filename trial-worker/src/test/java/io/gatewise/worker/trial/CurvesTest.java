package io.gatewise.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatewise.model.study.CurvePoint;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvesTest {

    @Test
    void leavesAShortCurveAlone() {
        List<CurvePoint> curve = curve(2000);

        assertThat(Curves.thinned(curve, point -> point.epoch() == 7)).isEqualTo(curve);
    }

    @Test
    void thinsALongCurveEvenlyAndKeepsBestAndLast() {
        List<CurvePoint> thinned = Curves.thinned(curve(9999), point -> point.epoch() == 4321 || point.epoch() == 9999);

        assertThat(thinned).hasSizeBetween(1998, 2000);
        assertThat(thinned).extracting(CurvePoint::epoch).isSorted().doesNotHaveDuplicates();
        assertThat(thinned).extracting(CurvePoint::epoch).contains(1, 4321, 9999);
        assertThat(IntStream.range(1, thinned.size())
                        .map(i -> thinned.get(i).epoch() - thinned.get(i - 1).epoch())
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(6); // 9999 / 1998, rounded up
    }

    @Test
    void thinsACurveThatIsOnePointTooLong() {
        assertThat(Curves.thinned(curve(2001), point -> point.epoch() == 2000)).hasSizeLessThanOrEqualTo(2000);
    }

    private static List<CurvePoint> curve(int epochs) {
        return IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> new CurvePoint(1, epoch, 0, Map.of("loss", 1.0)))
                .toList();
    }
}
