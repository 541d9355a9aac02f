package dev.tracepress.notification.adapter.jobs.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The server that sends mail on. Talking to it blocks, which a virtual thread may. */
final class MailServer {

    private final JavaMailSender sender;
    private final Sender from;
    private final Scheduler threads;

    MailServer(JavaMailSender sender, Sender from, Scheduler threads) {
        this.sender = sender;
        this.from = from;
        this.threads = threads;
    }

    /** Completes once the server has taken the mail, which is called the same whenever it is tried again. */
    Mono<Void> send(String id, Letter letter) {
        return Mono.fromCallable(() -> message(id, letter))
                .flatMap(message -> Mono.<Void>fromRunnable(() -> sender.send(message)))
                .onErrorMap(MailFailure::of)
                .subscribeOn(threads);
    }

    private MimeMessage message(String id, Letter letter) throws MessagingException {
        var message = sender.createMimeMessage();
        var parts = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        parts.setFrom(from.address());
        parts.setTo(recipient(letter));
        parts.setSubject(letter.subject());
        parts.setText(letter.text());
        message.setHeader("Message-ID", "<%s@%s>".formatted(id, from.domain()));
        // Nobody who is on holiday need tell a machine (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** What stands beyond ASCII would be cut to it, and be the address of somebody else. */
    private static InternetAddress recipient(Letter letter) throws AddressException {
        var address = letter.to().inAscii().orElseThrow(() -> new AddressException("beyond ASCII before the @"));
        return new InternetAddress(address, true);
    }
}
