package dev.tracepress.operations.adapter.web;

import dev.tracepress.shared.adapter.web.pages.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page, which holds nothing: whoever may not see what it shows gets a form to sign in. */
@RestController
final class ConsoleController {

    private final String page;

    ConsoleController() {
        try {
            this.page = new ClassPathResource("console/console.html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @GetMapping(path = "/console", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page() {
        return Pages.answerStrictly(page);
    }
}
