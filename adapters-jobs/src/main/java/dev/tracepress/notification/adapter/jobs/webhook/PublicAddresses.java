package dev.tracepress.notification.adapter.jobs.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses of the public Internet: all that IANA's registries of special-purpose addresses (RFC 6890) do not keep for
 * something else.
 */
final class PublicAddresses {

    private static final List<Network> NOT_PUBLIC_V4 = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // between providers and their customers (CGNAT)
                    "127.0.0.0/8", // this machine
                    "169.254.0.0/16", // this link, and the metadata of clouds
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocols
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // relays to IPv6, of old
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/3") // multicast, future use, broadcast
            .map(Network::of)
            .toList();

    /** Outside of it are this machine, links, unique local addresses, multicast and IPv4 in disguise. */
    private static final Network PUBLIC_V6 = Network.of("2000::/3");

    private static final List<Network> NOT_PUBLIC_V6 = Stream.of(
                    "2001::/23", // protocols, among them Teredo, which carries IPv4
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4, which carries IPv4
                    "3fff::/20") // documentation
            .map(Network::of)
            .toList();

    /** Where networks without IPv4 keep it (NAT64); Java itself takes {@code ::ffff:0:0/96} for what it means. */
    private static final Network NAT64 = Network.of("64:ff9b::/96");

    private static final Network MAPPED =
            new Network(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0}, 96);

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        var bytes = address.getAddress();
        return embedded(bytes)
                .map(PublicAddresses::containV4)
                .orElseGet(() -> address instanceof Inet4Address
                        ? containV4(bytes)
                        : PUBLIC_V6.holds(bytes) && NOT_PUBLIC_V6.stream().noneMatch(network -> network.holds(bytes)));
    }

    private static boolean containV4(byte[] address) {
        return NOT_PUBLIC_V4.stream().noneMatch(network -> network.holds(address));
    }

    private static Optional<byte[]> embedded(byte[] address) {
        return NAT64.holds(address) || MAPPED.holds(address)
                ? Optional.of(Arrays.copyOfRange(address, 12, 16))
                : Optional.empty();
    }
}
