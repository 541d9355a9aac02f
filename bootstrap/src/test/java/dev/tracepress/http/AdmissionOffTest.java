package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who wants nobody to be refused may say so. */
class AdmissionOffTest extends ServiceTest {

    AdmissionOffTest() {
        super("--TRACEPRESS_ADMITTED_WITHIN=off");
    }

    @Test
    void without_admission_the_service_starts_and_answers() {
        assertThat(api.get("/api/articles/none").send().status()).isEqualTo(404);
        assertThat(api.get("/api/health").send().status()).isEqualTo(200);
        assertThat(api.get("/metrics").send().body())
                .contains("http_server_admission_admitted{route_class=\"read\"} 0.0");
    }
}
