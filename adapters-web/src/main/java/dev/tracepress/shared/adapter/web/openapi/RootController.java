package dev.tracepress.shared.adapter.web.openapi;

import dev.tracepress.shared.adapter.web.error.AcceptableTypes;
import dev.tracepress.shared.adapter.web.pages.Pages;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The front door: tells people, and programs by link relations (RFC 8631), where everything is. */
@RestController
final class RootController {

    private static final String LINKS = "</openapi.json>; rel=\"service-desc\"; type=\"application/json\","
            + " </docs>; rel=\"service-doc\"; type=\"text/html\", </api/health>; rel=\"status\"";

    private static final Map<String, String> ADDRESSES = Map.of(
            "articles", "/api/articles",
            "docs", "/docs",
            "errors", "/docs/errors",
            "openapi", "/openapi.json",
            "health", "/api/health",
            "metrics", "/metrics");

    private static final String CONSOLE = "/console";
    private static final String CONSOLE_ITEM =
            "        <li><a href=\"/console\">The console: requests, jobs, and what leads from one to the other</a></li>\n";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Tracepress</title>
                <link rel="stylesheet" href="/docs/page.css">
              </head>
              <body>
                <main>
                  <h1>Tracepress</h1>
                  <p>A publishing service. It speaks JSON over HTTP.</p>
                  <ul>
            %s        <li><a href="/docs">The API, to read and to try</a></li>
                    <li><a href="/openapi.json">The API for programs (OpenAPI 3.1)</a></li>
                    <li><a href="/docs/errors">Errors and what they mean</a></li>
                    <li><a href="/api/articles">The newest articles</a></li>
                    <li><a href="/api/health">Health</a></li>
                    <li><a href="/metrics">Metrics</a></li>
                  </ul>
                </main>
              </body>
            </html>
            """;

    private final String page;
    private final Map<String, String> addresses;

    RootController(RootSettings settings) {
        var all = new TreeMap<>(ADDRESSES);
        if (settings.console()) {
            all.put("console", CONSOLE);
        }
        this.addresses = Collections.unmodifiableMap(all);
        this.page = PAGE.formatted(settings.console() ? CONSOLE_ITEM : "");
    }

    @GetMapping(
            path = "/",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE})
    ResponseEntity<?> root(@RequestHeader HttpHeaders headers) {
        return AcceptableTypes.of(headers).prefersPages()
                ? Pages.answer(page, LINKS)
                : ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noCache())
                        .header(HttpHeaders.LINK, LINKS)
                        .body(new RootResponse("tracepress", addresses));
    }

    /** Where everything is, by name. */
    record RootResponse(String service, Map<String, String> links) {}
}
