package dev.tracepress.notification.adapter.jobs.mail;

import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.notification.adapter.jobs.DeliveryJob;
import dev.tracepress.notification.adapter.jobs.JobChannel;
import dev.tracepress.notification.adapter.jobs.mail.MailSettings.Encryption;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.RateLimit;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import reactor.core.scheduler.Scheduler;

/** Offers e-mail as a channel, to those who have settings for it. */
@Configuration(proxyBeanMethods = false)
public class MailConfiguration {

    /** Servers that see more than they are used to take the sender for a spammer. */
    private static final RateLimit RATE = new RateLimit(100, Duration.ofMinutes(1));

    @Bean
    DeliveryJob mailJob(
            NotificationQueries notifications,
            UserRepository users,
            MailSettings settings,
            Scheduler jobHandlers,
            InstantSource time) {
        var server =
                new MailServer(sender(settings), Sender.parse(settings.from()).orElseThrow(), jobHandlers);
        return new DeliveryJob(
                "email",
                DeliveryJob.POLICY.rate(RATE),
                notifications,
                new MailDelivery(notifications, users, server),
                time);
    }

    @Bean
    NotificationChannel mailChannel(JobQueue queue, @Qualifier("mailJob") DeliveryJob mail) {
        return new JobChannel(queue, mail);
    }

    private static JavaMailSender sender(MailSettings settings) {
        var sender = new JavaMailSenderImpl();
        var protocol = settings.encryption() == Encryption.TLS ? "smtps" : "smtp";
        var patience = Long.toString(settings.patience().toMillis());
        var properties = sender.getJavaMailProperties();
        sender.setProtocol(protocol);
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        settings.login().ifPresent(login -> {
            sender.setUsername(login.user());
            sender.setPassword(login.password());
            properties.setProperty("mail." + protocol + ".auth", "true");
        });
        // None of them has an end by itself.
        properties.setProperty("mail." + protocol + ".connectiontimeout", patience);
        properties.setProperty("mail." + protocol + ".timeout", patience);
        properties.setProperty("mail." + protocol + ".writetimeout", patience);
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.setProperty(
                "mail.smtp.starttls.required", Boolean.toString(settings.encryption() == Encryption.STARTTLS));
        properties.setProperty(
                "mail.smtp.starttls.enable", Boolean.toString(settings.encryption() == Encryption.STARTTLS));
        return sender;
    }
}
