package io.gatewise.edge.security;

import io.gatewise.edge.rest.ProblemException;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Keeps pages from elsewhere, open in a browser on this machine, from a service that asks nobody for a token: such a page may
 * send requests to loopback, and may have a name of its own that leads there.
 */
final class Neighbours {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    private Neighbours() {}

    /**
     * @param host   the header of that name; null if there is none
     * @param origin where the page is from that sends the request; null if none does
     * @throws ProblemException 403, if either is not this machine
     */
    static void require(String host, String origin) {
        if (host != null && !local("http://" + host)) {
            throw refused("it was sent to " + host);
        }
        if (origin != null && !local(origin)) {
            throw refused("a page of " + origin + " sends it");
        }
    }

    /** Names aren't looked up: who owns one decides where it leads. */
    private static boolean local(String address) {
        try {
            String name = URI.create(address).getHost();
            return name != null && LOOPBACK.matcher(name).matches();
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(
                403, "Forbidden", "nobody is asked for a token here, so only this machine may ask, and " + reason);
    }
}
