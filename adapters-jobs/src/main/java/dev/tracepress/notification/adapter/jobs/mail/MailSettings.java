package dev.tracepress.notification.adapter.jobs.mail;

import java.time.Duration;
import java.util.Optional;

/**
 * By whom mail is sent on, and in whose name.
 *
 * @param login empty for a server that wants none
 * @param from the sender's address, as in {@code news@example.com} or {@code Tracepress <news@example.com>}
 * @param patience how long to wait for a connection, and for every answer after that
 */
public record MailSettings(
        String host, int port, Encryption encryption, Optional<Login> login, String from, Duration patience) {

    public static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);

    /** Whether mail can be sent in that name. */
    public static boolean isSender(String text) {
        return Sender.parse(text).isPresent();
    }

    /** What protects the mail on its way to the server. */
    public enum Encryption {

        /** Nothing; for a server on this machine. */
        NONE,

        /** The connection begins in the clear, and no mail is sent before it is encrypted. */
        STARTTLS,

        /** The connection is encrypted from its beginning. */
        TLS
    }

    /** Who sends, as the server knows them. */
    public record Login(String user, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }
}
