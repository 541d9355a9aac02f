package dev.tracepress.shared.adapter.web.request;

import java.math.BigInteger;
import java.net.InetAddress;

/** The addresses that begin with the same bits (RFC 4632, 3.1). */
record AddressRange(InetAddress first, int prefix) {

    /** @throws IllegalArgumentException for what is none */
    static AddressRange of(String text) {
        var slash = text.indexOf('/');
        var first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        var bits = first.getAddress().length * Byte.SIZE;
        var prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException(text);
        }
        return new AddressRange(first, prefix);
    }

    boolean contains(InetAddress address) {
        var own = first.getAddress();
        var other = address.getAddress();
        var rest = own.length * Byte.SIZE - prefix;
        return own.length == other.length
                && new BigInteger(1, own).shiftRight(rest).equals(new BigInteger(1, other).shiftRight(rest));
    }
}
