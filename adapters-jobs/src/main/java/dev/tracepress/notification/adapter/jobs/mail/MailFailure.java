package dev.tracepress.notification.adapter.jobs.mail;

import dev.tracepress.shared.adapter.jobs.JobVerdict;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailSendException;

/** A mail was not taken. It says of the reason what quotes nobody: servers repeat addresses in their answers. */
final class MailFailure extends RuntimeException {

    /** What servers say when a login or its encryption is missing or not good enough (RFC 4954, section 6). */
    private static final Set<Integer> LOGIN = Set.of(530, 534, 535, 538);

    /** The mail's beginning and end. */
    private static final Set<String> DATA = Set.of("DATA", ".");

    private MailFailure(String what) {
        super(what, null, false, false);
    }

    /**
     * What becomes of the job: a reply of 5xx to the recipient's address or to the mail itself is final (RFC 5321, section
     * 4.2.1), as is an address that cannot be one. A login that fails or is missing, and a sender who is refused, are matters
     * of settings, so the mail waits for these to be mended.
     */
    static Throwable of(Throwable error) {
        var causes = causes(error).toList();
        if (causes.stream().anyMatch(AddressException.class::isInstance)) {
            return JobVerdict.giveUp(new MailFailure("the recipient's address is none that mail can be sent to"));
        }
        var reply = causes.stream().flatMap(cause -> reply(cause).stream()).findFirst();
        return reply.map(code -> answered(code, causes.stream().anyMatch(MailFailure::isFinal)))
                .orElseGet(() -> new MailFailure(
                        "no mail could be sent: " + causes.getLast().getClass().getSimpleName()));
    }

    private static RuntimeException answered(int code, boolean isFinal) {
        var failure = new MailFailure("the server answered " + code);
        return isFinal ? JobVerdict.giveUp(failure) : failure;
    }

    private static boolean isFinal(Throwable error) {
        return switch (error) {
            case SMTPAddressFailedException address -> isFinal(address.getReturnCode());
            case SMTPSendFailedException sending ->
                DATA.contains(sending.getCommand()) && isFinal(sending.getReturnCode());
            default -> false;
        };
    }

    private static boolean isFinal(int code) {
        return code >= 500 && !LOGIN.contains(code);
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
