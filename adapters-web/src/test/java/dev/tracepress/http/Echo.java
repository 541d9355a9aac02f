package dev.tracepress.http;

import dev.tracepress.http.FuzzClient.FuzzAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether texts come back as they were sent. */
final class Echo {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TEXTS = List.of("title", "description", "body", "name", "bio", "image");

    private Echo() {}

    static boolean holds(FuzzedRequest request, FuzzAnswer answer) {
        try {
            var sent = JSON.readTree(request.body().getBytes(StandardCharsets.ISO_8859_1));
            var read = JSON.readTree(answer.body());
            var heard = read.has("user") ? read.path("user") : read;
            return TEXTS.stream().allMatch(name -> !sent.path(name).isString() || isSame(name, sent, heard));
        } catch (JacksonException _) {
            // Accepted, though it is no JSON: so it cannot come back.
            return false;
        }
    }

    /** Where it is from now on. */
    static String address(FuzzedRequest request, FuzzAnswer answer) {
        return answer.location().isEmpty() ? request.target() : answer.location();
    }

    /** Titles and names are trimmed; nothing else is changed. */
    private static boolean isSame(String name, JsonNode sent, JsonNode heard) {
        var text = sent.path(name).asString();
        var expected = name.equals("title") || name.equals("name") ? text.strip() : text;
        return expected.equals(heard.path(name).asString(""));
    }
}
