package dev.tracepress.notification.adapter.jobs.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that wants to know who sends; its certificate is that of localhost. */
@Tag("slow")
class MailOverTlsTest {

    private static final String USER = "news@tracepress.example";
    private static final String PASSWORD = "päss:w/rd #1";

    private final GreenMail server = new GreenMail(MailUnderTest.patient(ServerSetup.SMTPS))
            .withConfiguration(GreenMailConfiguration.aConfig().withUser(USER, USER, PASSWORD));

    MailOverTlsTest() {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void whoever_logs_in_may_send() {
        try (var mail = sending("localhost", PASSWORD)) {
            mail.tellAda("Bob", "A title");

            assertThat(mail.ending()).isEqualTo("succeeded");
        }
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void a_wrong_password_is_tried_again_since_an_operator_may_mend_it() {
        try (var mail = sending("localhost", "wrong")) {
            mail.tellAda("Bob", "A title");

            assertThat(mail.failure()).contains("AuthenticationFailedException").doesNotContain("wrong");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_with_the_certificate_of_another_is_told_nothing() {
        try (var mail = sending("127.0.0.1", PASSWORD)) {
            mail.tellAda("Bob", "A title");

            assertThat(mail.failure()).contains("CertificateException");
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private MailUnderTest sending(String host, String password) {
        return MailUnderTest.sendingOverTls(host, server.getSmtps().getPort(), USER, password);
    }
}
