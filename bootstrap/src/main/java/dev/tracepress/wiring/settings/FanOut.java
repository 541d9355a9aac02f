package dev.tracepress.wiring.settings;

import dev.tracepress.notification.adapter.jobs.mail.MailSettings;
import dev.tracepress.notification.adapter.jobs.webhook.WebhookSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where notifications go besides the inbox and its streams; nowhere, unless an operator says so. */
public record FanOut(Optional<WebhookSettings> webhook, Optional<MailSettings> mail) {

    static FanOut read(SettingSource source) {
        return new FanOut(
                source.text("TRACEPRESS_WEBHOOK_URL").map(url -> webhook(url, source)),
                source.text("TRACEPRESS_SMTP_URL").map(url -> mail(url, source)));
    }

    private static WebhookSettings webhook(String url, SettingSource source) {
        var allowsPrivate = source.choice("TRACEPRESS_WEBHOOK_ALLOW_PRIVATE", "false", List.of("true", "false"))
                .equals("true");
        return WebhookSettings.of(
                receiver(url, allowsPrivate),
                source.text("TRACEPRESS_WEBHOOK_SECRET")
                        .orElseThrow(() -> new StartupRefused(
                                "TRACEPRESS_WEBHOOK_URL is set and TRACEPRESS_WEBHOOK_SECRET is not",
                                "Set it to the output of: openssl rand -base64 48")),
                allowsPrivate);
    }

    /** Never repeated in a message, since there may be a secret in it. */
    private static URI receiver(String url, boolean allowsPrivate) {
        Supplier<StartupRefused> refused = () -> new StartupRefused(
                "TRACEPRESS_WEBHOOK_URL is not of the form https://host/path",
                "Correct it; http:// is for TRACEPRESS_WEBHOOK_ALLOW_PRIVATE=true only, and a name, password or"
                        + " fragment has no place in it.");
        try {
            var uri = new URI(url);
            var isKnown = SettingSource.isHttpAddress(uri) && (allowsPrivate || "https".equals(uri.getScheme()));
            if (!isKnown || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw refused.get();
            }
            return uri;
        } catch (URISyntaxException _) {
            throw refused.get();
        }
    }

    private static MailSettings mail(String url, SettingSource source) {
        var from = source.text("TRACEPRESS_MAIL_FROM")
                .orElseThrow(() -> new StartupRefused(
                        "TRACEPRESS_SMTP_URL is set and TRACEPRESS_MAIL_FROM is not",
                        "Set it to the sender's address, as in Tracepress <news@example.com>."));
        if (!MailSettings.isSender(from)) {
            throw new StartupRefused(
                    "TRACEPRESS_MAIL_FROM is " + from, "Set it to an address, as in Tracepress <news@example.com>.");
        }
        return SmtpUrl.parse(url).settings(from);
    }
}
