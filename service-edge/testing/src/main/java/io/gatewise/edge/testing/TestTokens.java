package io.gatewise.edge.testing;

import io.gatewise.token.Role;
import io.gatewise.token.TokenKeys;
import io.gatewise.token.TokenMaker;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Keys and tokens for a service under test. */
public final class TestTokens {

    /** Whose token the requests of tests bear. */
    public static final String TESTER = "tester";

    /** Service and tests may have different class loaders: what they share lies outside of both. */
    private static final String FOLDER = "gatewise.test.tokens";

    private TestTokens() {}

    /** Makes keys; the settings with which a service checks and renews tokens by them. */
    public static Map<String, String> settings(Path folder) throws IOException {
        TokenKeys.make(folder);
        System.setProperty(FOLDER, folder.toString());
        return Map.of(
                "gatewise.security.public-keys",
                folder.resolve(TokenKeys.PUBLIC_KEYS).toString(),
                "gatewise.security.signing-key",
                folder.resolve(TokenKeys.SIGNING_KEY).toString());
    }

    /** A token that is good for an hour. */
    public static String make(String owner, Role role) {
        return maker(Clock.systemUTC())
                .make(owner, role, Duration.ofHours(1), Duration.ofHours(2))
                .text();
    }

    /** A token that was good for an hour until an hour ago. */
    public static String expired(String owner, Role role) {
        return maker(Clock.offset(Clock.systemUTC(), Duration.ofHours(-2)))
                .make(owner, role, Duration.ofHours(1), Duration.ofHours(2))
                .text();
    }

    private static TokenMaker maker(Clock clock) {
        try {
            Path folder = Path.of(System.getProperty(FOLDER));
            return new TokenMaker(TokenKeys.signing(folder.resolve(TokenKeys.SIGNING_KEY)), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has RestAssured's requests bear a token of the tester's with that role, where they bear no other. */
    public static void install(Role role) {
        RestAssured.replaceFiltersWith(new Bearer(make(TESTER, role)));
    }

    /** To be left out of a request with {@code noFiltersOfType}. */
    public static final class Bearer implements Filter {

        private final String token;

        Bearer(String token) {
            this.token = token;
        }

        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification response,
                FilterContext context) {
            if (!request.getHeaders().hasHeaderWithName("Authorization")) {
                request.header("Authorization", "Bearer " + token);
            }
            return context.next(request, response);
        }
    }
}
