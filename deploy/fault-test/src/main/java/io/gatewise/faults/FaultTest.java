package io.gatewise.faults;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/** The fault test as a command, for longer runs than a build has time for. */
public final class FaultTest {

    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private FaultTest() {}

    /** Exit codes: 0 if all held, 1 if something didn't, 2 if the command line is wrong. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Arguments wanted;
        try {
            wanted = Arguments.parse(List.of(arguments), new Random().nextInt(Integer.MAX_VALUE));
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage() + "\n" + Arguments.USAGE);
            System.exit(REFUSED);
            return;
        }
        List<String> violations = new FaultRun(wanted, System.out).run();
        violations.forEach(violation -> System.out.println("VIOLATED " + violation));
        System.exit(violations.isEmpty() ? 0 : FAILED);
    }
}
