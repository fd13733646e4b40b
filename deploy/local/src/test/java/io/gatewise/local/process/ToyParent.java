package io.gatewise.local.process;

import java.io.IOException;
import java.nio.file.Path;

/** A JVM with one child; the tests kill it. */
final class ToyParent {

    private ToyParent() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Path.of(arguments[0]);
        var child = SupervisedProcess.start(ToySpec.script(folder, arguments[1]), ToySpec.records(folder));
        System.out.println(child.pid());
        Thread.currentThread().join();
    }
}
