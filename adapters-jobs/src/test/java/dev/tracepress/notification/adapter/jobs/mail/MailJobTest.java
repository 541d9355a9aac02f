package dev.tracepress.notification.adapter.jobs.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tracepress.notification.adapter.jobs.mail.MailSettings.Encryption;
import dev.tracepress.shared.adapter.jobs.RateLimit;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class MailJobTest {

    private final GreenMail server = new GreenMail(MailUnderTest.patient(ServerSetup.SMTP));

    MailJobTest() {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void a_recipient_reads_who_likes_what() throws MessagingException, IOException {
        try (var mail = sending()) {
            mail.tellAda("Bøb", "Über Flüsse");

            assertThat(mail.ending()).isEqualTo("succeeded");
        }

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getHeader("From")).containsExactly("Tracepress <news@tracepress.example>");
        assertThat(received[0].getHeader("To")).containsExactly("ada@example.com");
        assertThat(received[0].getHeader("Message-ID")).containsExactly("<notification-1@tracepress.example>");
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received[0].getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(received[0].getSubject()).isEqualTo("Bøb likes your article “Über Flüsse”");
        assertThat(received[0].getContent().toString()).contains("Bøb likes your article “Über Flüsse” (uber-flusse).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: eve@example.com", "\nBcc: eve@example.com", "\r\n\r\nSpam", "\u2028Bcc: eve"})
    void a_title_cannot_add_headers(String end) throws MessagingException, IOException {
        try (var mail = sending()) {
            mail.tellAda("Bob", "A title" + end);

            assertThat(mail.ending()).isEqualTo("succeeded");
        }

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getHeader("Bcc")).isNull();
        assertThat(received[0].getSubject()).startsWith("Bob likes your article “A title ");
        assertThat(received[0].getContent().toString()).startsWith("Bob likes your article “A title ");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,550 no such user as ada@example.com",
        "RCPT,553 never",
        "RCPT,521 no mail here",
        "DATA,554 no",
        ".,550 this is spam"
    })
    void a_recipient_or_a_mail_that_the_server_refuses_for_good_is_dead(String command, String answer) {
        try (var refusing = ScriptedServer.answering(command, answer);
                var mail = MailUnderTest.sendingBy(refusing.port(), Encryption.NONE)) {
            mail.tellAda("Bob", "A title");

            assertThat(mail.death()).endsWith("MailFailure: the server answered " + answer.substring(0, 3));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT,451 later,the server answered 451",
        "RCPT,421 closing,the server answered 421",
        "RCPT,'',no mail could be sent: SocketTimeoutException",
        ".,452 full,the server answered 452"
    })
    void what_may_pass_is_tried_again(String command, String answer, String failure) {
        triedAgain(command, answer, failure);
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL,550 I do not know news@tracepress.example,the server answered 550",
        "MAIL,501 who,the server answered 501",
        "MAIL,530 log in first,the server answered 530",
        "RCPT,530 log in first,the server answered 530",
        "RCPT,535 log in,the server answered 535",
        "DATA,538 encrypt first,the server answered 538"
    })
    void what_is_for_the_operator_to_mend_is_tried_again(String command, String answer, String failure) {
        triedAgain(command, answer, failure);
    }

    private static void triedAgain(String command, String answer, String failure) {
        try (var busy = ScriptedServer.answering(command, answer);
                var mail = answer.isEmpty()
                        ? MailUnderTest.impatientlySendingBy(busy.port())
                        : MailUnderTest.sendingBy(busy.port(), Encryption.NONE)) {
            mail.tellAda("Bob", "A title");

            assertThat(mail.failure()).contains(failure).doesNotContain("@example.com", "A title", "Bob");
        }
    }

    @Test
    void no_mail_is_sent_in_the_clear_where_encryption_is_asked_for() {
        try (var mail = MailUnderTest.sendingBy(port(), Encryption.STARTTLS)) {
            mail.tellAda("Bob", "A title");

            assertThat(mail.failure()).contains("no mail could be sent");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void whoever_likes_an_article_again_and_again_makes_one_mail_a_day() {
        try (var mail = sending()) {
            mail.tellAda("Bob", "A title");
            assertThat(mail.ending()).isEqualTo("succeeded");

            mail.tellAdaAgain(Duration.ofHours(23));
            assertThat(mail.ending("notification-2")).isEqualTo("cancelled");
            mail.tellAdaAgain(Duration.ofHours(49));
            assertThat(mail.ending("notification-3")).isEqualTo("succeeded");
        }
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void no_more_than_a_hundred_mails_are_begun_in_a_minute() {
        try (var mail = sending()) {
            assertThat(mail.policy().rate()).contains(new RateLimit(100, Duration.ofMinutes(1)));
        }
    }

    @Test
    void a_host_beyond_ascii_is_written_as_it_is_looked_up() {
        try (var asked = ScriptedServer.answering("RCPT", "550 no such user");
                var mail = MailUnderTest.sendingBy(asked.port(), Encryption.NONE)) {
            mail.tellAdaAt("ada@例え.jp");

            assertThat(mail.death()).endsWith("the server answered 550");
            assertThat(asked.recipients()).containsExactly("RCPT TO:<ada@xn--r8jz45g.jp>");
        }
    }

    /** Cut to ASCII, the first is that of alice, and the second ends the line. */
    @ParameterizedTest
    @ValueSource(strings = {"šlice@example.com", "ačb@example.com"})
    void nobody_else_gets_the_mail_of_whom_few_servers_know(String address) {
        try (var asked = ScriptedServer.answering("RCPT", "250 ok");
                var mail = MailUnderTest.sendingBy(asked.port(), Encryption.NONE)) {
            mail.tellAdaAt(address);

            assertThat(mail.death()).endsWith("MailFailure: the recipient's address is none that mail can be sent to");
            assertThat(asked.recipients()).isEmpty();
        }
    }

    @Test
    void nobody_is_told_of_what_is_gone() {
        try (var mail = sending()) {
            mail.tellAdaOfWhatIsGone();

            assertThat(mail.ending()).isEqualTo("cancelled");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private MailUnderTest sending() {
        return MailUnderTest.sendingBy(port(), Encryption.NONE);
    }

    private int port() {
        return server.getSmtp().getPort();
    }
}
