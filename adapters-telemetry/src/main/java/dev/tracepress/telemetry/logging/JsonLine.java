package dev.tracepress.telemetry.logging;

import dev.tracepress.shared.domain.KeepsState;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making (RFC 8259); of fields with the same key the first one stays. Made for a line per request. */
@KeepsState("one line, while it is written")
final class JsonLine {

    private static final int USUAL_LENGTH = 512;

    private final StringBuilder json = new StringBuilder(USUAL_LENGTH).append('{');
    private final Set<String> keys = new HashSet<>();

    JsonLine field(String key, @Nullable Object value) {
        if (keys.add(key)) {
            if (keys.size() > 1) {
                json.append(',');
            }
            quote(key);
            json.append(':');
            if (value == null || value instanceof Boolean || isFinite(value)) {
                json.append(value);
            } else {
                quote(value.toString());
            }
        }
        return this;
    }

    String end() {
        return json.append("}\n").toString();
    }

    private static boolean isFinite(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue());
    }

    private void quote(String text) {
        json.append('"');
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            switch (character) {
                case '"', '\\' -> json.append('\\').append(character);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (character < ' ' || (Character.isSurrogate(character) && !isPaired(text, at))) {
                        json.append("\\u").append(HexFormat.of().toHexDigits(character));
                    } else {
                        json.append(character);
                    }
                }
            }
        }
        json.append('"');
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
