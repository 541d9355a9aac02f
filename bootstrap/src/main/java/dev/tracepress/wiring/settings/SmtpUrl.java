package dev.tracepress.wiring.settings;

import dev.tracepress.notification.adapter.jobs.mail.MailSettings;
import dev.tracepress.notification.adapter.jobs.mail.MailSettings.Encryption;
import dev.tracepress.notification.adapter.jobs.mail.MailSettings.Login;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code smtp://user:password@host:587?starttls=required} or {@code smtps://user:password@host:465}. */
record SmtpUrl(String host, int port, Encryption encryption, Optional<Login> login) {

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_OVER_TLS = 465;

    /**
     * Parses without repeating the text, which may hold a password, in any message.
     *
     * @throws StartupRefused for everything else, and for a password that would travel in the clear
     */
    static SmtpUrl parse(String text) {
        try {
            return of(new URI(text));
        } catch (URISyntaxException | IllegalArgumentException _) {
            throw malformed();
        }
    }

    MailSettings settings(String from) {
        return new MailSettings(host, port, encryption, login, from, MailSettings.USUAL_PATIENCE);
    }

    private static SmtpUrl of(URI uri) {
        if (!SettingSource.hasHost(uri)
                || uri.getRawFragment() != null
                || !Optional.ofNullable(uri.getPath()).orElse("").matches("/?")) {
            throw malformed();
        }
        var encryption = encryption(uri);
        var login = Optional.ofNullable(uri.getRawUserInfo()).map(SmtpUrl::login);
        if (encryption == Encryption.NONE && login.isPresent()) {
            throw new StartupRefused(
                    "TRACEPRESS_SMTP_URL would send its password in the clear", "Leave out starttls=off.");
        }
        var usualPort = encryption == Encryption.TLS ? SUBMISSION_OVER_TLS : SUBMISSION;
        return new SmtpUrl(uri.getHost(), uri.getPort() < 0 ? usualPort : uri.getPort(), encryption, login);
    }

    private static Encryption encryption(URI uri) {
        var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
        var query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        return switch (scheme + "?" + query) {
            case "smtps?" -> Encryption.TLS;
            case "smtp?", "smtp?starttls=required" -> Encryption.STARTTLS;
            case "smtp?starttls=off" -> Encryption.NONE;
            default -> throw malformed();
        };
    }

    private static Login login(String userInfo) {
        var parts = userInfo.split(":", 2);
        if (parts.length < 2) {
            throw malformed();
        }
        return new Login(decoded(parts[0]), decoded(parts[1]));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static StartupRefused malformed() {
        return new StartupRefused(
                "TRACEPRESS_SMTP_URL is not of the form smtp://user:password@host:587 or smtps://user:password@host:465",
                "Correct it; characters such as @ : / # % in user or password must be percent-encoded. A server that"
                        + " wants neither login nor encryption is smtp://host:25?starttls=off.");
    }
}
