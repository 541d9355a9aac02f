package dev.tracepress.shared.adapter.web.openapi;

import dev.tracepress.shared.adapter.web.pages.Pages;
import dev.tracepress.shared.adapter.web.representation.VersionTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API for machines (OpenAPI 3.1) and for people, who can try it on a page. */
@RestController
final class ApiDocumentController {

    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final MediaType STYLE = new MediaType("text", "css", StandardCharsets.UTF_8);

    private final String document = read("openapi.json");
    private final String page = read("docs.html");
    private final String script = read("docs.js");
    private final String style = read("page.css");

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> document() {
        return answer(document, MediaType.APPLICATION_JSON);
    }

    @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page() {
        return Pages.answer(page);
    }

    @GetMapping(path = "/docs/docs.js", produces = "text/javascript")
    ResponseEntity<byte[]> script() {
        return answer(script, SCRIPT);
    }

    @GetMapping(path = "/docs/page.css", produces = "text/css")
    ResponseEntity<byte[]> style() {
        return answer(style, STYLE);
    }

    private static ResponseEntity<byte[]> answer(String text, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .eTag(VersionTag.of(text))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("openapi/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
