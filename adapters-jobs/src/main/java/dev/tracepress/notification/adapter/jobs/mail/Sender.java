package dev.tracepress.notification.adapter.jobs.mail;

import dev.tracepress.identity.domain.EmailAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** In whose name mail is sent. */
record Sender(InternetAddress address) {

    /** As in {@code news@example.com} or {@code Tracepress <news@example.com>}; empty for anything else. */
    static Optional<Sender> parse(String text) {
        try {
            var address = new InternetAddress(text, true);
            return EmailAddress.parse(address.getAddress())
                    .flatMap(EmailAddress::inAscii)
                    .map(ascii -> {
                        address.setAddress(ascii);
                        return new Sender(address);
                    });
        } catch (AddressException _) {
            return Optional.empty();
        }
    }

    String domain() {
        return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
    }
}
