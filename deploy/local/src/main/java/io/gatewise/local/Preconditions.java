package io.gatewise.local;

import io.gatewise.local.check.BuildCheck;
import io.gatewise.local.check.DiskCheck;
import io.gatewise.local.check.PortCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All that must hold before a stack is started. */
final class Preconditions {

    private static final long NEEDED_BYTES = 1024L * 1024 * 1024;

    private Preconditions() {}

    /** A sentence for each thing that is wrong; none if the stack can be started. */
    static List<String> problems(Options options, Ports ports, Services services) throws IOException {
        var problems = new ArrayList<String>();
        if (!options.infrastructureOnly()) {
            problems.addAll(BuildCheck.problems(services.programs()));
        }
        DiskCheck.problem(options.data(), NEEDED_BYTES).ifPresent(problems::add);
        problems.addAll(PortCheck.problems(ports.wanted(options.infrastructureOnly())));
        return problems;
    }
}
