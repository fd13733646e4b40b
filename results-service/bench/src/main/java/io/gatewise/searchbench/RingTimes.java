package io.gatewise.searchbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long an external trainer waits on a running stack: it tells what came of a trial and asks for the next, all through
 * HTTP. Random search by default, whose suggestions take no time, so that what is measured is the ring.
 */
final class RingTimes {

    /** So many rounds go before those that count: services that have just started are still being compiled. */
    private static final int WARM_UP = 100;

    private final RingClient ring;

    /** @param origin where the stack answers */
    RingTimes(String origin) {
        this.ring = new RingClient(origin);
    }

    /** Prints how long tell, ask, and both together took; the study is deleted afterwards. */
    void print(int rounds, String algorithm) throws IOException, InterruptedException {
        String study = ring.create(algorithm, WARM_UP + rounds + 1);
        var tells = new double[rounds];
        var asks = new double[rounds];
        var both = new double[rounds];
        JsonNode trial = ring.ask(study);
        for (int round = -WARM_UP; round < rounds; round++) {
            long start = System.nanoTime();
            ring.tell(study, trial);
            long told = System.nanoTime();
            trial = ring.ask(study);
            long asked = System.nanoTime();
            if (round >= 0) {
                tells[round] = (told - start) / 1e6;
                asks[round] = (asked - told) / 1e6;
                both[round] = (asked - start) / 1e6;
            }
        }
        ring.delete(study);
        System.out.printf(Locale.ROOT, "%d rounds of tell and ask, %s search:%n", rounds, algorithm);
        print("tell", tells);
        print("ask", asks);
        print("ask to ask", both);
    }

    private static void print(String what, double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-12s median %7.2f ms, p95 %7.2f ms, longest %7.2f ms%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(0.95 * sorted.length) - 1],
                sorted[sorted.length - 1]);
    }
}
