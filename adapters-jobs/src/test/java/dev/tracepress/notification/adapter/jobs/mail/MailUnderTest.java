package dev.tracepress.notification.adapter.jobs.mail;

import com.icegreen.greenmail.util.ServerSetup;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.adapter.jobs.DeliveriesUnderTest;
import dev.tracepress.notification.adapter.jobs.FanOutUnderTest;
import dev.tracepress.notification.adapter.jobs.mail.MailSettings.Encryption;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.util.Optional;

/** A worker that sends mail by a server on this machine. */
final class MailUnderTest extends DeliveriesUnderTest {

    /** More than a server needs that answers at all, however busy the machine is. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private MailUnderTest(MailSettings settings) {
        super(
                FanOutUnderTest.working().with(MailConfiguration.class).with(MailSettings.class, settings),
                "email",
                "mail");
    }

    static MailUnderTest sendingBy(int port, Encryption encryption) {
        return new MailUnderTest(settings(port, encryption, PATIENCE));
    }

    /** By a server that is silent. */
    static MailUnderTest impatientlySendingBy(int port) {
        return new MailUnderTest(settings(port, Encryption.NONE, Duration.ofMillis(500)));
    }

    /** With the name of its certificate, or another that leads to the same machine. */
    static MailUnderTest sendingOverTls(String host, int port, String user, String password) {
        return new MailUnderTest(new MailSettings(
                host,
                port,
                Encryption.TLS,
                Optional.of(new MailSettings.Login(user, password)),
                "Tracepress <news@tracepress.example>",
                PATIENCE));
    }

    /** A server's settings, which would have it given up if it took 2 s to start. */
    static ServerSetup patient(ServerSetup usual) {
        var setup = usual.dynamicPort();
        setup.setServerStartupTimeout(Duration.ofMinutes(3).toMillis());
        return setup;
    }

    private static MailSettings settings(int port, Encryption encryption, Duration patience) {
        return new MailSettings(
                "127.0.0.1", port, encryption, Optional.empty(), "Tracepress <news@tracepress.example>", patience);
    }

    /** Of the same, some time after the first. */
    void tellAdaAgain(Duration later) {
        tell(new NewNotification(
                new UserId(1),
                new UserId(2),
                new ArticleId(1),
                NotificationType.ARTICLE_FAVORITED,
                later.toString(),
                Given.NOON.plus(later)));
    }
}
