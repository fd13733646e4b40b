package io.gatewise.local;

import io.gatewise.local.process.ProcessRecords;
import io.gatewise.local.process.ProcessSpec;
import io.gatewise.local.process.SupervisedProcess;
import io.gatewise.local.proxy.ReverseProxy;
import io.gatewise.local.proxy.Routes;
import io.gatewise.local.proxy.Upstream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** All parts of a stack that has been started, ready or not; they end in the reverse order of need. */
final class RunningStack implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RunningStack.class.getName());

    private final Ports ports;
    private final CompletableFuture<Infrastructure> infrastructure;
    private final List<SupervisedProcess> services = new ArrayList<>();
    private final List<SupervisedProcess> workers = new ArrayList<>();
    private final Readiness readiness;
    private ReverseProxy proxy;

    private RunningStack(Places places, Ports ports) {
        this.ports = ports;
        this.infrastructure = CompletableFuture.supplyAsync(() -> infrastructure(places, ports));
        this.readiness = new Readiness(pages(ports));
    }

    /** Starts all parts at once: the services wait by themselves for broker and database. */
    static RunningStack start(Services services, Places places, Ports ports) throws IOException {
        var stack = new RunningStack(places, ports);
        try {
            var records = new ProcessRecords(places.records());
            stack.services.add(SupervisedProcess.start(services.study(), records));
            stack.services.add(SupervisedProcess.start(services.results(), records));
            for (ProcessSpec worker : services.workers()) {
                stack.workers.add(SupervisedProcess.start(worker, records));
            }
            stack.proxy = ReverseProxy.start(
                    ports.origin(),
                    new Routes(
                            new Upstream("study-service", ports.study()),
                            new Upstream("results-service", ports.results())));
            return stack;
        } catch (IOException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /**
     * What is still being waited for; empty when all is ready.
     *
     * @throws IOException if broker or database did not start
     */
    List<String> waitingFor() throws IOException {
        if (!infrastructure.isDone()) {
            return List.of("broker and PostgreSQL");
        }
        try {
            infrastructure.join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        }
        return readiness.waitingFor();
    }

    /** Workers first, so that they can give back what they train; broker and PostgreSQL last. */
    @Override
    public void close() {
        closeAll(workers);
        closeAll(services);
        try {
            if (proxy != null) {
                proxy.close();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "proxy not closed in order", e);
        }
        infrastructure
                .thenAccept(Infrastructure::close)
                .exceptionally(failure -> {
                    LOG.log(System.Logger.Level.WARNING, "broker and database not closed in order", failure);
                    return null;
                })
                .join();
    }

    /** The address that users see. */
    String origin() {
        return "http://127.0.0.1:" + ports.origin();
    }

    private static void closeAll(List<SupervisedProcess> processes) {
        processes.parallelStream().forEach(SupervisedProcess::close);
    }

    private static Infrastructure infrastructure(Places places, Ports ports) {
        try {
            return Infrastructure.start(places, ports.broker(), ports.database());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static Map<String, URI> pages(Ports ports) {
        var pages = new LinkedHashMap<String, URI>();
        pages.put("study-service", Readiness.page(ports.studyManagement()));
        pages.put("results-service", Readiness.page(ports.resultsManagement()));
        for (int index = 0; index < ports.workerManagements().size(); index++) {
            pages.put(
                    "trial-worker-" + (index + 1),
                    Readiness.page(ports.workerManagements().get(index)));
        }
        return pages;
    }
}
