package dev.tracepress.telemetry.logging;

import dev.tracepress.shared.domain.KeepsState;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making (RFC 8259); of fields with the same key the first one stays. Made for a line per request. */
@KeepsState("one line, while it is written")
final class JsonLine {

    private static final int USUAL_LENGTH = 512;
    private static final int USUAL_FIELDS = 16;

    private final StringBuilder json = new StringBuilder(USUAL_LENGTH).append('{');
    /** As few as there are, one after the other is looked at sooner than a set is filled. */
    private final List<String> keys = new ArrayList<>(USUAL_FIELDS);

    JsonLine field(String key, @Nullable Object value) {
        if (!keys.contains(key)) {
            if (!keys.isEmpty()) {
                json.append(',');
            }
            keys.add(key);
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

    /** Most texts have nothing that must be escaped, and are taken over in one piece. */
    private void quote(String text) {
        json.append('"');
        var begin = 0;
        for (var at = 0; at < text.length(); at++) {
            if (mustBeEscaped(text, at)) {
                json.append(text, begin, at);
                escape(text.charAt(at));
                begin = at + 1;
            }
        }
        json.append(text, begin, text.length()).append('"');
    }

    private static boolean mustBeEscaped(String text, int at) {
        var character = text.charAt(at);
        return character < ' '
                || character == '"'
                || character == '\\'
                || (Character.isSurrogate(character) && !isPaired(text, at));
    }

    private void escape(char character) {
        switch (character) {
            case '"', '\\' -> json.append('\\').append(character);
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> json.append("\\u").append(HexFormat.of().toHexDigits(character));
        }
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
