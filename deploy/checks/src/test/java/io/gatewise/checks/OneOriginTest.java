package io.gatewise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatewise.local.proxy.Routes;
import io.gatewise.local.proxy.Upstream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ingress, compose's proxy and the local stack's send every path to the same service. */
class OneOriginTest {

    private static final Routes ROUTES =
            new Routes(new Upstream("study-service", 8081), new Upstream("results-service", 8082));
    private static final Pattern LOCATION =
            Pattern.compile("location (?:(~) )?(\\S+) \\{\\s+proxy_pass http://\\$(study|results);");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/studies/births",
                "/api",
                "/api/v1",
                "/api/v1/studies",
                "/api/v1/results",
                "/api/v1/results/births",
                "/api/v1/resultsets",
                "/api/v10/studies",
                "/q/swagger-ui",
                "/q/swagger-ui/index.html",
                "/q/openapi",
                "/q/openapis",
                "/q/health"
            })
    void everyPathHasOneService(String path) {
        String expected = ROUTES.upstream(path).name();

        assertThat(ofIngress(path)).as("Ingress").isEqualTo(expected);
        assertThat(ofProxy(path)).as("nginx.conf").isEqualTo(expected);
    }

    /** The longest prefix, by whole parts of the path. */
    private static String ofIngress(String path) {
        String service = "";
        int longest = -1;
        for (JsonNode rule : Overlay.PRODUCTION.object("Ingress", "gatewise").at("/spec/rules/0/http/paths")) {
            assertThat(rule.path("pathType").asText()).isEqualTo("Prefix");
            String prefix = rule.path("path").asText();
            boolean matches = prefix.equals("/") || path.equals(prefix) || path.startsWith(prefix + "/");
            if (matches && prefix.length() > longest) {
                longest = prefix.length();
                service = rule.at("/backend/service/name").asText();
            }
        }
        return service;
    }

    /** The first regular expression that is found in the path, else the prefix. */
    private static String ofProxy(String path) {
        Map<String, String> expressions = new LinkedHashMap<>();
        String otherwise = "";
        var locations = LOCATION.matcher(Repository.text("deploy/proxy/nginx.conf"));
        while (locations.find()) {
            String service = locations.group(3) + "-service";
            if (locations.group(1) != null) {
                expressions.put(locations.group(2), service);
            } else {
                assertThat(locations.group(2)).isEqualTo("/");
                otherwise = service;
            }
        }
        for (Map.Entry<String, String> expression : expressions.entrySet()) {
            if (Pattern.compile(expression.getKey()).matcher(path).find()) {
                return expression.getValue();
            }
        }
        return otherwise;
    }
}
