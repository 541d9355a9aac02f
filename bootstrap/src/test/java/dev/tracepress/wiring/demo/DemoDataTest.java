package dev.tracepress.wiring.demo;

import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api;
import dev.tracepress.wiring.RunningService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class DemoDataTest {

    @Test
    void an_empty_database_is_filled_once() {
        try (var service = RunningService.start("--TRACEPRESS_DEMO_DATA=40")) {
            eventually(service::hasNoJobs);
            assertThat(number(service, "SELECT count(*) FROM articles")).isEqualTo(40);
            assertThat(number(service, "SELECT count(DISTINCT length(body)) FROM articles"))
                    .isGreaterThan(10);
            assertThat(number(service, "SELECT count(*) FROM favorites")).isPositive();
            assertThat(
                            number(
                                    service,
                                    "SELECT count(*) FROM favorites f JOIN articles a ON a.id = f.article_id AND a.author_id <> f.user_id"))
                    .isEqualTo(number(service, "SELECT count(*) FROM notifications"));
            assertThat(new Api(service.url())
                            .post("/api/login")
                            .json("{\"email\":\"%s\",\"password\":\"%s\"}"
                                    .formatted(DemoTexts.email(0), DemoTexts.PASSWORD))
                            .send()
                            .status())
                    .isEqualTo(200);

            try (var again = service.another("--TRACEPRESS_DEMO_DATA=40", "--TRACEPRESS_ROLE=api")) {
                assertThat(number(again, "SELECT count(*) FROM articles")).isEqualTo(40);
            }
        }
    }

    private static long number(RunningService service, String query) {
        return resultOf(service.database().sql(query).mapValue(Long.class).one());
    }
}
