package dev.tracepress.shared.adapter.web.request;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.adapter.web.error.MisshapenBody;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.shared.domain.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that is UTF-8 to the last byte (RFC 8259, 8.1).
 *
 * <p>Jackson's own reader of bytes takes overlong forms and encoded surrogates for characters and guesses UTF-16 and UTF-32;
 * Java's decoder refuses all of these when told to report errors, so the bytes become text first.
 */
final class StrictJsonDecoder extends JacksonJsonDecoder {

    private final JsonMapper json;

    StrictJsonDecoder(JsonMapper json) {
        super(json);
        this.json = json;
    }

    @Override
    public boolean canDecode(ResolvableType type, @Nullable MimeType mimeType) {
        return super.canDecode(type, mimeType)
                && (mimeType == null
                        // A patch or a problem is JSON as well, but says something else.
                        || (MediaType.APPLICATION_JSON.equalsTypeAndSubtype(mimeType)
                                && (mimeType.getCharset() == null
                                        || StandardCharsets.UTF_8.equals(mimeType.getCharset()))));
    }

    @Override
    public Object decode(
            DataBuffer buffer, ResolvableType type, @Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
        try {
            var text = text(buffer);
            refuseUnstorable(text);
            var value = json.readValue(text, json.constructType(type.getType()));
            if (value == null) {
                throw new BadRequest("the request body must be a JSON object");
            }
            return value;
        } catch (JacksonException malformed) {
            throw MisshapenBody.of(malformed);
        } catch (CharacterCodingException malformed) {
            throw MisshapenBody.of(malformed);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    /**
     * Also in names and in what no route knows, so that the answer does not depend on where it stands. Only an escape can
     * bring it in: the text is UTF-8, and JSON has no control characters.
     */
    private void refuseUnstorable(String text) {
        if (!text.contains("\\u")) {
            return;
        }
        try (var parser = json.createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if ((token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME)
                        && !Text.isStorable(parser.getString())) {
                    throw new SharedError.UnstorableText();
                }
            }
        }
    }

    private static String text(DataBuffer buffer) throws CharacterCodingException {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
