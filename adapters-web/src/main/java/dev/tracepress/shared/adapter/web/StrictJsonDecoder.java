package dev.tracepress.shared.adapter.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import tools.jackson.core.JacksonException;
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
                        || mimeType.getCharset() == null
                        || StandardCharsets.UTF_8.equals(mimeType.getCharset()));
    }

    @Override
    public Object decode(
            DataBuffer buffer, ResolvableType type, @Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
        try {
            var value = json.readValue(text(buffer), json.constructType(type.getType()));
            if (value == null) {
                throw new BadRequest("the request body must be a JSON object");
            }
            return value;
        } catch (JacksonException | CharacterCodingException malformed) {
            throw new DecodingException("the request body is not what the route expects", malformed);
        } finally {
            DataBufferUtils.release(buffer);
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
