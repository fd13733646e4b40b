package io.gatewise.edge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values and bodies that no sensible caller sends. */
final class Nonsense {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private static final List<String> VALUES = List.of(
            "",
            " ",
            ".",
            "..",
            "../../etc/passwd",
            "%",
            "%00",
            "\u0000",
            "'; drop table studies; --",
            "\"\\\n\r\t",
            "<script>alert(1)</script>",
            "ünïcødé 漢字 🦉",
            "-1",
            "0",
            "1.5",
            "99999999999999999999",
            "NaN",
            "true",
            "null",
            "[]",
            "{}",
            "a".repeat(64),
            "0".repeat(64),
            "x".repeat(2_000));

    private static final List<String> DOCUMENTS = List.of(
            "",
            "{",
            "}",
            "null",
            "true",
            "42",
            "1e999",
            "\"text\"",
            "[]",
            "[[]]",
            "{}",
            "{\"\":null}",
            "{\"a\":1,\"a\":2}",
            "{\"count\":-1}",
            "{\"count\":1e400}",
            "{\"count\":\"x\"}",
            "{\"count\":2147483648}",
            "{\"maxTrials\":null,\"parallelism\":{},\"weight\":\"NaN\",\"stop\":[]}",
            "{\"maxTrials\":0}",
            "{\"stop\":{\"seconds\":-1,\"target\":\"x\",\"stagnation\":17}}",
            "{\"state\":\"complete\"}",
            "{\"state\":\"complete\",\"value\":\"x\"}",
            "{\"state\":17,\"value\":{}}",
            "{\"configuration\":null}",
            "{\"configuration\":{\"units\":\"many\"},\"state\":\"complete\",\"value\":1}",
            "{\"configuration\":{\"units\":-1}}",
            "{\"epoch\":0,\"metrics\":{\"loss\":null}}",
            "{\"epoch\":1,\"fold\":-1,\"metrics\":[1]}",
            "{\"name\":\"x\",\"parameters\":[]}",
            "{\"name\":null,\"dataset\":17,\"task\":[],\"parameters\":{},\"objective\":\"rmse\",\"validation\":null}",
            "{\"name\":\"x\",\"trainer\":\"external\",\"parameters\":[{\"name\":\"a\",\"type\":\"float\",\"low\":1,\"high\":0}],"
                    + "\"objective\":{\"metric\":\"m\"}}",
            "{\"name\":\"\\u0000\",\"trainer\":\"external\",\"parameters\":[{\"name\":\"\\u0000\",\"type\":\"int\",\"low\":1,"
                    + "\"high\":99999999999999999999}],\"objective\":{\"metric\":\"\\ud800\"}}",
            "{\"x\":{\"name\":\"FloatDistribution\",\"attributes\":{\"low\":\"a\",\"high\":[],\"log\":7}}}",
            "name: *nobody\n",
            "a: &a [*a, *a]\n",
            "? !!java.net.URL [\"http://127.0.0.1:1\"]\n",
            "- - - -\n\t- x: |\n",
            "a,b\n1\n\"",
            "a,a\n1,2\n",
            "\n\n\n",
            "@relation x\n@data\n",
            "@classLabel\n@data\n:::\n",
            "PK\u0003\u0004 no zip",
            "\ufeff",
            "[".repeat(5_000),
            "{\"a\":".repeat(2_000),
            "9".repeat(100_000));

    private final Random random;
    private final List<String> values;

    Nonsense(Random random, List<String> names) {
        this.random = random;
        this.values = new ArrayList<>(VALUES);
        // as likely as not
        for (int i = 0; i < VALUES.size(); i += Math.max(1, names.size())) {
            values.addAll(names);
        }
    }

    /** A path with a query, escaped, for an operation that the document describes. */
    String target(String path, JsonNode operation) {
        Matcher parameters = PARAMETER.matcher(path);
        String target = parameters.replaceAll(name -> Matcher.quoteReplacement(escaped(one(values))));
        var query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query") && random.nextInt(4) > 0) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(escaped(parameter.path("name").asText()))
                        .append('=')
                        .append(escaped(one(values)));
            }
        }
        return target + query;
    }

    /** Mostly one that the operation takes. */
    String type(List<String> types) {
        return random.nextInt(10) == 0 ? "application/x-nonsense" : one(types);
    }

    /** A body; the type hardly matters to nonsense. */
    byte[] body(String type) {
        if (random.nextInt(8) == 0) {
            var bytes = new byte[1 + random.nextInt(300)];
            random.nextBytes(bytes);
            return bytes;
        }
        return one(DOCUMENTS).getBytes(StandardCharsets.UTF_8);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
