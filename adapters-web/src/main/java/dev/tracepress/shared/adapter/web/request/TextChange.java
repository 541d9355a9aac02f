package dev.tracepress.shared.adapter.web.request;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What the body of a change says of one text: a name that is absent leaves it as it is, {@code null} takes it away (RFC 7396,
 * 1), anything else replaces it.
 */
@JsonDeserialize(using = TextChange.Reader.class)
public record TextChange(boolean given, @Nullable String value) {

    private static final TextChange NONE = new TextChange(false, null);
    private static final TextChange REMOVED = new TextChange(true, null);

    /** The new text of what may be empty; empty if it stays as it is. */
    public Optional<String> orEmptied() {
        return given ? Optional.of(value == null ? "" : value) : Optional.empty();
    }

    /**
     * The new text of what must be there; empty if it stays as it is.
     *
     * @throws BadRequest for {@code null}
     */
    public Optional<String> required(String name) {
        if (given && value == null) {
            throw BadRequest.ofMember(name, name + " must not be null");
        }
        return Optional.ofNullable(value);
    }

    /** Tells an absent name from {@code null}. */
    static final class Reader extends ValueDeserializer<TextChange> {

        @Override
        public TextChange deserialize(JsonParser parser, DeserializationContext context) {
            return new TextChange(true, context.readValue(parser, String.class));
        }

        @Override
        public TextChange getNullValue(DeserializationContext context) {
            return REMOVED;
        }

        @Override
        public TextChange getAbsentValue(DeserializationContext context) {
            return NONE;
        }
    }
}
