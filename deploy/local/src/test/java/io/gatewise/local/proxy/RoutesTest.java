package io.gatewise.local.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private final Upstream study = new Upstream("study-service", 1);
    private final Upstream results = new Upstream("results-service", 2);
    private final Routes routes = new Routes(study, results);

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/api/v1/results", "/api/v1/results/births/model", "/apiary", ""})
    void sendsResultsAndPagesToResultsService(String path) {
        assertThat(routes.upstream(path)).isEqualTo(results);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/studies",
                "/api/v1/studies/births/trials",
                "/api/v1/resultsets",
                "/q/swagger-ui/index.html",
                "/q/openapi"
            })
    void sendsTheRestOfTheApiAndItsDescriptionToStudyService(String path) {
        assertThat(routes.upstream(path)).isEqualTo(study);
    }
}
