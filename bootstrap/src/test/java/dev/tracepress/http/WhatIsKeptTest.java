package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the database keeps of requests and people, and what it does not. */
class WhatIsKeptTest extends ServiceTest {

    @Test
    void jobs_about_somebody_who_is_gone_end_without_effect() {
        publish("Ada's");
        api.post("/ops/jobs/notification/pause").send();
        try {
            api.post("/api/articles/ada-s/favorite").as(bob).send();
            api.delete("/api/user")
                    .as(bob)
                    .json("{\"currentPassword\":\"secret1\"}")
                    .send();
        } finally {
            api.post("/ops/jobs/notification/resume").send();
        }

        eventually(service::hasNoJobs);
        assertThat(count("SELECT count(*) FROM dead_jobs")).isZero();
        assertThat(count("SELECT count(*) FROM notifications")).isZero();
    }

    @Test
    void no_word_of_a_request_or_its_answer_stands_in_the_table() {
        var token = api.post("/api/register")
                .header("Idempotency-Key", "my-own-key")
                .json("{\"email\":\"eve@example.com\",\"name\":\"Eve\",\"password\":\"secret1\"}")
                .send()
                .text("/token");
        api.post("/api/articles")
                .as(ada)
                .header("Idempotency-Key", "my-own-key")
                .json("{\"title\":\"Once\",\"body\":\"Text.\"}")
                .send();

        var kept = resultOf(service.database()
                .sql("SELECT string_agg(row_to_json(kept)::text, ' ') FROM idempotency_keys kept")
                .mapValue(String.class)
                .one());

        assertThat(kept).doesNotContain("my-own-key", "secret1", "eve@example.com", token, "Once", "once");
    }

    private long count(String query) {
        return resultOf(service.database().sql(query).mapValue(Long.class).one());
    }
}
