package dev.tracepress.notification.adapter.jobs.mail;

import dev.tracepress.shared.adapter.jobs.JobVerdict;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailSendException;

/** A mail was not taken. It says of the reason what quotes nobody: servers repeat addresses in their answers. */
final class MailFailure extends RuntimeException {

    private MailFailure(String what) {
        super(what, null, false, false);
    }

    /**
     * What becomes of the job: a reply of 5xx is final (RFC 5321, section 4.2.1), as is an address that cannot be one. A
     * login that fails is a matter of settings, so the mail waits for these to be mended.
     */
    static Throwable of(Throwable error) {
        var causes = causes(error).toList();
        if (causes.stream().anyMatch(AddressException.class::isInstance)) {
            return JobVerdict.giveUp(new MailFailure("the recipient's address is none that mail can be sent to"));
        }
        var reply = causes.stream().flatMap(cause -> reply(cause).stream()).findFirst();
        return reply.map(MailFailure::answered)
                .orElseGet(() -> new MailFailure(
                        "no mail could be sent: " + causes.getLast().getClass().getSimpleName()));
    }

    private static RuntimeException answered(int code) {
        var failure = new MailFailure("the server answered " + code);
        return code >= 500 ? JobVerdict.giveUp(failure) : failure;
    }

    private static Optional<Integer> reply(Throwable error) {
        return switch (error) {
            case SMTPAddressFailedException address -> Optional.of(address.getReturnCode());
            case SMTPSenderFailedException sender -> Optional.of(sender.getReturnCode());
            case SMTPSendFailedException sending -> Optional.of(sending.getReturnCode());
            default -> Optional.empty();
        };
    }

    /** The error and whatever it is said to come from, in each of the ways that mail has of saying so. */
    private static Stream<Throwable> causes(Throwable error) {
        var behind = switch (error) {
            case MailSendException several -> Stream.of(several.getMessageExceptions());
            case MessagingException chained -> Stream.ofNullable(chained.getNextException());
            default -> Stream.ofNullable(error.getCause());
        };
        return Stream.concat(Stream.of(error), behind.flatMap(MailFailure::causes));
    }
}
