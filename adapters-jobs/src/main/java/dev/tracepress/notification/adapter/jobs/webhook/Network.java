package dev.tracepress.notification.adapter.jobs.webhook;

import java.net.InetAddress;
import java.util.stream.IntStream;

/** The addresses that begin with the same bits. */
final class Network {

    private final byte[] first;
    private final int bits;

    Network(byte[] first, int bits) {
        this.first = first.clone();
        this.bits = bits;
    }

    /** As in {@code 10.0.0.0/8}. */
    static Network of(String notation) {
        var slash = notation.indexOf('/');
        return new Network(
                InetAddress.ofLiteral(notation.substring(0, slash)).getAddress(),
                Integer.parseInt(notation.substring(slash + 1)));
    }

    boolean holds(byte[] address) {
        return address.length == first.length
                && IntStream.range(0, bits).allMatch(bit -> bit(address, bit) == bit(first, bit));
    }

    private static int bit(byte[] address, int index) {
        return (address[index / 8] >> (7 - index % 8)) & 1;
    }
}
