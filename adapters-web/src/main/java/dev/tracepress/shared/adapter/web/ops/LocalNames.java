package dev.tracepress.shared.adapter.web.ops;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The names of hosts that nobody can register: addresses, names without a dot, and those below a top level that is kept out of
 * the public tree (RFC 6761, RFC 6762, and {@code internal}). A page of the internet that has its own name lead to this machine
 * ("DNS rebinding") asks by another.
 */
final class LocalNames {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");
    private static final Set<String> RESERVED =
            Set.of("localhost", "local", "test", "example", "invalid", "internal", "svc", "lan");

    private LocalNames() {}

    /** Whether a request's {@code Host} is one. */
    static boolean areAskedFor(ServerHttpRequest request) {
        return Optional.ofNullable(request.getHeaders().getHost())
                .map(InetSocketAddress::getHostString)
                .filter(LocalNames::isLocal)
                .isPresent();
    }

    static boolean isLocal(String name) {
        return ADDRESS.matcher(name).matches()
                || !name.contains(".")
                || RESERVED.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
