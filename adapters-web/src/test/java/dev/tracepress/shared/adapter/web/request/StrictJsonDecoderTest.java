package dev.tracepress.shared.adapter.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.adapter.web.error.MisshapenBody;
import dev.tracepress.shared.adapter.web.json.StrictJson;
import dev.tracepress.shared.domain.SharedError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;

class StrictJsonDecoderTest {

    private static final ResolvableType TYPE = ResolvableType.forClass(Thing.class);

    private final StrictJsonDecoder decoder = new StrictJsonDecoder(StrictJson.mapper());

    @Test
    void well_formed_json_is_read_to_the_letter() {
        assertThat(decode("{\"text\":\"\\u00e9 é 🐎 \\\"\",\"unknown\":[1,{}]}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Thing("é é 🐎 \""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "\"text\"",
                "1",
                "{\"text\":1}",
                "{\"text\":1.5}",
                "{\"text\":true}",
                "{\"text\":[]}",
                "{\"text\":{}}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":\"a\"} x",
                "{\"text\":\"a\"}{}",
                "{'text':'a'}",
                "{\"text\":\"a\",}",
                "{\"text\":1e400}",
                "// comment\n{}",
                "{\"text\":\"a\u0000\"}",
                "\uFEFF{}"
            })
    void everything_else_is_refused(String json) {
        assertThatThrownBy(() -> decode(json.getBytes(StandardCharsets.UTF_8))).isInstanceOf(MisshapenBody.class);
    }

    @Test
    void null_is_no_object() {
        assertThatThrownBy(() -> decode("null".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadRequest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1"})
    void other_encodings_are_refused(String charset) {
        assertThatThrownBy(() -> decode("{\"text\":\"é\"}".getBytes(Charset.forName(charset))))
                .isInstanceOf(MisshapenBody.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0af", "e080af", "eda080", "f8888080af", "ff", "c3"})
    void overlong_forms_surrogates_and_cut_characters_are_refused(String hex) {
        var json = HexFormat.of().parseHex(hexOf("{\"text\":\"") + hex + hexOf("\"}"));

        assertThatThrownBy(() -> decode(json)).isInstanceOf(MisshapenBody.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 100_000})
    void depth_is_bounded(int depth) {
        var json = "{\"unknown\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

        assertThatThrownBy(() -> decode(json.getBytes(StandardCharsets.UTF_8))).isInstanceOf(MisshapenBody.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"other\":\"\\u0000\"}", "{\"other\":[\"\\udc00\"]}", "{\"\\ud800\":1}"})
    void what_cannot_be_stored_is_refused_in_whatever_place(String json) {
        assertThatThrownBy(() -> decode(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SharedError.UnstorableText.class);
    }

    @Test
    void another_charset_is_not_even_tried() {
        assertThat(decoder.canDecode(TYPE, MediaType.parseMediaType("application/json;charset=UTF-8")))
                .isTrue();
        assertThat(decoder.canDecode(TYPE, MediaType.parseMediaType("application/json;charset=UTF-16")))
                .isFalse();
        assertThat(decoder.canDecode(TYPE, MediaType.TEXT_PLAIN)).isFalse();
        assertThat(decoder.canDecode(TYPE, MediaType.parseMediaType("application/merge-patch+json")))
                .isFalse();
    }

    private Object decode(byte[] json) {
        return decoder.decode(
                DefaultDataBufferFactory.sharedInstance.wrap(json), TYPE, MediaType.APPLICATION_JSON, Map.of());
    }

    private static String hexOf(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    record Thing(@Nullable String text) {}
}
