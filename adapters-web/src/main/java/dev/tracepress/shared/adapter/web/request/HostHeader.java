package dev.tracepress.shared.adapter.web.request;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Host} may hold: a name or an address, and perhaps a port (RFC 9110, 7.2). Of what RFC 3986, 3.2.2 allows in
 * names, the delimiters are left out: no host is called so, and proxies differ in what they make of them.
 */
final class HostHeader {

    private static final int LARGEST_PORT = 65_535;

    /** In runs of what needs no escape, for every request is asked. */
    private static final Pattern SHAPE =
            Pattern.compile("(?=[^:])[A-Za-z0-9._~-]*+(?:%[0-9A-Fa-f]{2}[A-Za-z0-9._~-]*+)*+(?::([0-9]{1,5}))?"
                    + "|\\[[0-9A-Fa-f:.]+](?::([0-9]{1,5}))?");

    private HostHeader() {}

    static boolean isOne(String value) {
        var host = SHAPE.matcher(value);
        return host.matches() && isPort(host.group(1)) && isPort(host.group(2));
    }

    private static boolean isPort(@Nullable String port) {
        return port == null || Integer.parseInt(port) <= LARGEST_PORT;
    }
}
