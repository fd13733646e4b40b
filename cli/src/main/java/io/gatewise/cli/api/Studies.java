package io.gatewise.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The studies of one Gatewise. */
public final class Studies {

    private static final String PATH = "/api/v1/studies";
    private static final String RESULTS = "/api/v1/results/";

    private final Server server;

    public Studies(Server server) {
        this.server = server;
    }

    /** All studies, newest first: {@code {"studies": […]}}. */
    public JsonNode list() {
        return server.get(PATH);
    }

    /**
     * Creates a study from a spec.
     *
     * @param contentType {@code application/json} or {@code application/yaml}
     * @return the study
     */
    public JsonNode create(byte[] spec, String contentType) {
        return server.post(PATH, contentType, BodyPublishers.ofByteArray(spec));
    }

    /** What a spec would lead to, without creating anything; as {@link #create}. */
    public JsonNode check(byte[] spec, String contentType) {
        return server.post(PATH + "/check", contentType, BodyPublishers.ofByteArray(spec));
    }

    /** The study of that id, its spec and evaluation included. */
    public JsonNode get(String id) {
        return server.get(PATH + "/" + Server.escaped(id));
    }

    /** The study's trials by number: {@code {"trials": […]}}. */
    public JsonNode trials(String id) {
        return server.get(PATH + "/" + Server.escaped(id) + "/trials");
    }

    /** Ends the study for good. */
    public JsonNode cancel(String id) {
        return server.post(PATH + "/" + Server.escaped(id) + "/cancel");
    }

    /** Gives the study other bounds: {@code maxTrials, parallelism, weight, stop}; what is left out stays. */
    public JsonNode change(String id, JsonNode changes) {
        return server.patch(PATH + "/" + Server.escaped(id), changes);
    }

    /** Ends one of its trials. */
    public JsonNode cancelTrial(String id, int trial) {
        return server.post(PATH + "/" + Server.escaped(id) + "/trials/" + trial + "/cancel");
    }

    /** Has its winner meet the test part again. */
    public JsonNode evaluate(String id) {
        return server.post(PATH + "/" + Server.escaped(id) + "/evaluate");
    }

    /** Ends the study of an external trainer and has it forgotten. */
    public void delete(String id) {
        server.delete(PATH + "/" + Server.escaped(id));
    }

    /** What the study has taught so far, with or without the curves of its trials. */
    public JsonNode results(String id, boolean curves) {
        return server.get(RESULTS + Server.escaped(id) + (curves ? "" : "?curves=false"));
    }

    /** What each part of its spec did: {@code {"contributions": [{"part", "finding"}]}}. */
    public JsonNode contributions(String id) {
        return server.get(RESULTS + Server.escaped(id) + "/contributions");
    }

    /** The winner's network. */
    public Download model(String id) {
        return server.download(RESULTS + Server.escaped(id) + "/model");
    }

    /** The report, one self-contained HTML page. */
    public Download report(String id) {
        return server.download(RESULTS + Server.escaped(id) + "/report");
    }

    /**
     * The id that a user means: a whole id, else the name of just one study, else the beginning of
     * just one id.
     *
     * @throws UserMistakeException if it fits no study or several
     */
    public String resolve(String idOrName) {
        var all = new ArrayList<Study>();
        list().path("studies").forEach(node -> all.add(Study.of(node)));
        List<Study> fitting = fitting(all, study -> study.id().equals(idOrName));
        if (fitting.isEmpty()) {
            fitting = fitting(all, study -> study.name().equals(idOrName));
        }
        if (fitting.isEmpty()) {
            fitting = fitting(all, study -> study.id().startsWith(idOrName));
        }
        if (fitting.isEmpty()) {
            throw new UserMistakeException(
                    "no study has the name '" + idOrName + "' or an id that begins so; gatewise study list shows all");
        }
        if (fitting.size() > 1) {
            throw new UserMistakeException("'" + idOrName + "' fits " + fitting.size() + " studies, newest first: "
                    + described(fitting) + "; give more of the id");
        }
        return fitting.get(0).id();
    }

    private static List<Study> fitting(List<Study> studies, Predicate<Study> condition) {
        return studies.stream().filter(condition).toList();
    }

    private static String described(List<Study> studies) {
        String first = studies.stream()
                .limit(5)
                .map(s -> s.id() + " (" + s.name() + ", " + s.state() + ")")
                .collect(Collectors.joining(", "));
        return studies.size() > 5 ? first + ", ..." : first;
    }
}
