package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.application.port.in.ShowJobLinesUseCase;
import dev.tracepress.operations.application.port.in.ShowJobLinesUseCase.ShowJobLines;
import dev.tracepress.operations.application.port.in.ShowTraceLinesUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceLinesUseCase.ShowTraceLines;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.application.port.out.JobKey;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What was logged, as far as it is remembered. {@link ConsoleFilter} lets nobody but operators in. */
@RestController
@RequestMapping(path = "/console/api", produces = MediaType.APPLICATION_JSON_VALUE)
final class ConsoleLineController {

    private final ShowTraceLinesUseCase showTraceLines;
    private final ShowJobLinesUseCase showJobLines;

    ConsoleLineController(ShowTraceLinesUseCase showTraceLines, ShowJobLinesUseCase showJobLines) {
        this.showTraceLines = showTraceLines;
        this.showJobLines = showJobLines;
    }

    @GetMapping("/traces/{id}/lines")
    Mono<ResponseEntity<LineListResponse>> ofTrace(@PathVariable String id) {
        return showTraceLines.show(new ShowTraceLines(new TraceId(id))).map(ConsoleLineController::fresh);
    }

    @GetMapping("/jobs/{kind}/{id}/lines")
    Mono<ResponseEntity<LineListResponse>> ofJob(@PathVariable String kind, @PathVariable String id) {
        return showJobLines.show(new ShowJobLines(new JobKey(kind, id))).map(ConsoleLineController::fresh);
    }

    private static ResponseEntity<LineListResponse> fresh(List<LogLine> lines) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(LineListResponse.from(lines));
    }
}
