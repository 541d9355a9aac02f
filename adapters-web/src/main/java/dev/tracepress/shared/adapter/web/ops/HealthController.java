package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.application.port.in.HealthCheck;
import dev.tracepress.shared.application.port.in.HealthReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
final class HealthController {

    private final HealthCheck health;

    HealthController(HealthCheck health) {
        this.health = health;
    }

    @GetMapping(path = "/api/health", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Map<String, String>>> health() {
        return health.report().map(HealthController::response);
    }

    private static ResponseEntity<Map<String, String>> response(HealthReport report) {
        var body = new LinkedHashMap<String, String>();
        body.put("status", report.healthy() ? "healthy" : "degraded");
        report.parts().forEach((part, well) -> body.put(part, well ? "healthy" : "unhealthy"));
        return report.healthy()
                ? ResponseEntity.ok(body)
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, "1")
                        .body(body);
    }
}
