package dev.tracepress.shared.adapter.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API for machines (OpenAPI 3.1) and for people, who can try it on a page. */
@RestController
final class ApiDocumentController {

    private final Resource document = new ClassPathResource("openapi/openapi.json");
    private final Resource page = new ClassPathResource("openapi/docs.html");

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource document() {
        return document;
    }

    @GetMapping(path = "/docs", produces = MediaType.TEXT_HTML_VALUE)
    Resource page() {
        return page;
    }
}
