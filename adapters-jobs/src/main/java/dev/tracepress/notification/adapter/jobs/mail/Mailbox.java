package dev.tracepress.notification.adapter.jobs.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.nio.charset.StandardCharsets;

/** Addresses as every mail server takes them: in ASCII (RFC 5321, section 2.4). */
final class Mailbox {

    private Mailbox() {}

    /**
     * The same with its host as names are looked up (RFC 5890): what stands beyond ASCII would be cut to it, and be the address of
     * somebody else.
     *
     * @throws AddressException of one that only servers with SMTPUTF8 know (RFC 6531), or of none
     */
    static InternetAddress inAscii(InternetAddress address) throws AddressException {
        var text = address.getAddress();
        var host = text.lastIndexOf('@') + 1;
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text.substring(0, host))) {
            throw new AddressException("beyond ASCII before the @");
        }
        try {
            address.setAddress(text.substring(0, host) + IDN.toASCII(text.substring(host)));
            return address;
        } catch (IllegalArgumentException _) {
            throw new AddressException("no host");
        }
    }
}
