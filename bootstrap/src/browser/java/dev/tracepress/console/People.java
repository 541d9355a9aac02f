package dev.tracepress.console;

import dev.tracepress.http.Api;
import java.net.URI;

/** Ada writes, Bob likes. */
record People(Api api, String ada, String bob) {

    static People at(URI service) {
        var api = new Api(service);
        return new People(api, api.register("ada"), api.register("bob"));
    }

    /** By ada; its slug. */
    String publish(String title) {
        return api.post("/api/articles")
                .as(ada)
                .json("{\"title\":\"%s\",\"body\":\"Text.\"}".formatted(title))
                .send()
                .text("/slug");
    }

    /** By bob; the {@code X-Request-Id} of the answer. */
    String like(String slug) {
        return api.post("/api/articles/" + slug + "/favorite")
                .as(bob)
                .send()
                .header("X-Request-Id")
                .orElseThrow();
    }
}
