package dev.tracepress.shared.adapter.web.request;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Knows from where a request comes: from whoever is connected, or if that is a trusted proxy, from the last in {@code
 * X-Forwarded-For} who is not one. What nobody who is trusted has said is not looked at.
 */
public final class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    /** Some proxies say the port as well, which is told from an address of IPv6 by brackets around that (RFC 7239, 6). */
    private static final Pattern WITH_PORT =
            Pattern.compile("\\[(?<v6>[0-9A-Fa-f:.]+)](?::[0-9]{1,5})?|(?<v4>[0-9.]+):[0-9]{1,5}");
    /** What one customer gets of IPv6 at least: each address alone would be a client that costs nothing. */
    private static final int NETWORK_BYTES = 8;

    private final List<AddressRange> trusted;

    public ClientAddresses(ProxySettings settings) {
        this.trusted = settings.trusted().stream().map(AddressRange::of).toList();
    }

    /** An address, or the network of one of IPv6; whoever cannot be told apart has the same. */
    public String clientOf(ServerHttpRequest request) {
        return Optional.ofNullable(request.getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .map(connected -> clientOf(connected, request.getHeaders().getOrEmpty(FORWARDED_FOR)))
                .orElse("unknown");
    }

    String clientOf(InetAddress connected, List<String> forwardedFor) {
        return network(speakingFor(connected, forwardedFor));
    }

    private InetAddress speakingFor(InetAddress connected, List<String> forwardedFor) {
        var client = connected;
        for (var said : said(forwardedFor).reversed()) {
            if (!isTrusted(client)) {
                return client;
            }
            var before = address(said);
            if (before.isEmpty()) {
                return client;
            }
            client = before.get();
        }
        return client;
    }

    private static List<String> said(List<String> forwardedFor) {
        return forwardedFor.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** Whether it is one of a proxy that speaks for others. */
    public boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static Optional<InetAddress> address(String said) {
        var parts = WITH_PORT.matcher(said);
        if (!parts.matches()) {
            return literal(said);
        }
        return Stream.of("v4", "v6")
                .flatMap(form -> Stream.ofNullable(parts.group(form)))
                .findFirst()
                .flatMap(ClientAddresses::literal);
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** What counts as one client: an address, or the network of one of IPv6. */
    public static String network(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(bytes, NETWORK_BYTES))
                : address.getHostAddress();
    }
}
