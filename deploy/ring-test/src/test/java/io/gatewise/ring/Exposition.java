package io.gatewise.ring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service shows to Prometheus, in the text format. */
final class Exposition {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    private Exposition() {}

    /** What a metric is: its type, and its labels but for those of a histogram's buckets. */
    record Metric(String type, Set<String> labels) {}

    static String of(String management) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(management + "/q/metrics"))
                .header("Accept", "text/plain; version=0.0.4")
                .timeout(Duration.ofSeconds(30))
                .build();
        // as Prometheus asks: the client's own upgrade to HTTP/2 has been seen to hang
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** This project's metrics by name; the maximum that comes with each histogram belongs to it. */
    static Map<String, Metric> own(String text) {
        Map<String, Metric> metrics = new TreeMap<>();
        for (String line : text.lines().toList()) {
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (type.matches() && type.group(1).startsWith("gatewise_")) {
                metrics.put(type.group(1), new Metric(type.group(2), new TreeSet<>()));
            } else if (sample.matches() && sample.group(2) != null) {
                Metric metric = metrics.get(sample.group(1).replaceFirst("_(bucket|sum|count)$", ""));
                if (metric != null) {
                    LABEL.matcher(sample.group(2))
                            .results()
                            .forEach(label -> metric.labels().add(label.group(1)));
                    metric.labels().remove("le");
                }
            }
        }
        metrics.keySet()
                .removeIf(name -> name.endsWith("_max") && metrics.containsKey(name.substring(0, name.length() - 4)));
        return metrics;
    }
}
