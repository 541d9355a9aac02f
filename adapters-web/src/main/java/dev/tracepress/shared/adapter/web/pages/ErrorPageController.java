package dev.tracepress.shared.adapter.web.pages;

import dev.tracepress.shared.adapter.web.error.ErrorBody;
import dev.tracepress.shared.adapter.web.error.ErrorCode;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Where the {@code type} of a problem leads (RFC 9457, 3.1.1): all errors by their codes, for people. */
@RestController
final class ErrorPageController {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Tracepress: errors</title>
                <link rel="stylesheet" href="/docs/page.css">
              </head>
              <body>
                <main>
                  <h1>Errors</h1>
                  <p>Every error has a <code>code</code> for programs, a text for people in <code>error</code>, and the
                  <code>trace_id</code> by which operators find what happened.</p>
                  <table>
                    <thead><tr><th>Code</th><th>Status</th><th>What it means</th></tr></thead>
                    <tbody>
            %s
                    </tbody>
                  </table>
                  <p><a href="/docs">The API</a></p>
                </main>
              </body>
            </html>
            """;

    private static final String ROW =
            "          <tr id=\"%1$s\"><td><code>%1$s</code></td><td>%2$s</td><td>%3$s</td></tr>";

    private final String page;

    ErrorPageController(List<ErrorMapping> mappings) {
        this.page = PAGE.formatted(mappings.stream()
                .map(ErrorMapping::codes)
                .flatMap(Collection::stream)
                .map(ErrorPageController::row)
                .collect(Collectors.joining("\n")));
    }

    private static String row(ErrorCode code) {
        var meaning = HtmlUtils.htmlEscape(code.meaning()).replaceAll("`([^`]*)`", "<code>$1</code>");
        return ROW.formatted(code.word(), code.status().value(), meaning);
    }

    @GetMapping(path = ErrorBody.PAGE, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page() {
        return Pages.answer(page);
    }
}
