package dev.tracepress.shared.adapter.web.ops;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells operators what the settings have chosen. {@link OpsFilter} lets nobody else in. */
@RestController
final class OpsWiringController {

    private final WiringResponse wiring;

    OpsWiringController(WiringReport report) {
        this.wiring = WiringResponse.from(report);
    }

    @GetMapping(path = "/ops/wiring", produces = MediaType.APPLICATION_JSON_VALUE)
    WiringResponse wiring() {
        return wiring;
    }
}
