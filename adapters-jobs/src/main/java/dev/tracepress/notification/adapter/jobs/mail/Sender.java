package dev.tracepress.notification.adapter.jobs.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** In whose name mail is sent. */
record Sender(InternetAddress address) {

    /** As in {@code news@example.com} or {@code Tracepress <news@example.com>}; empty for anything else. */
    static Optional<Sender> parse(String text) {
        try {
            var address = Mailbox.inAscii(new InternetAddress(text, true));
            return Optional.of(new Sender(address)).filter(sender -> sender.at() > 0);
        } catch (AddressException _) {
            return Optional.empty();
        }
    }

    String domain() {
        return address.getAddress().substring(at() + 1);
    }

    private int at() {
        return address.getAddress().lastIndexOf('@');
    }
}
