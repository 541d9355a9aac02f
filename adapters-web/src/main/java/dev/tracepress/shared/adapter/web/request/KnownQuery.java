package dev.tracepress.shared.adapter.web.request;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/** Refuses query parameters that are not known or are given twice: whoever asks would believe that they were listened to. */
final class KnownQuery {

    private static final int LONGEST_ECHO = 64;

    private KnownQuery() {}

    static void check(MultiValueMap<String, String> query, Set<String> names) {
        query.forEach((name, values) -> {
            if (!names.contains(name)) {
                var shown = shown(name);
                throw BadRequest.ofParameter(shown, "unknown query parameter: " + shown);
            }
            if (values.size() > 1) {
                throw BadRequest.ofParameter(name, name + " must be given once");
            }
        });
    }

    /** Whole characters: half of one is no text that JSON can be read with. */
    private static String shown(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_ECHO
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
    }
}
