package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.application.port.in.ListRequestsUseCase;
import dev.tracepress.operations.application.port.in.ListRequestsUseCase.ListRequests;
import dev.tracepress.operations.application.port.in.ListWorkersUseCase;
import dev.tracepress.operations.application.port.in.LookUpUseCase;
import dev.tracepress.operations.application.port.in.LookUpUseCase.LookUp;
import dev.tracepress.operations.application.port.in.ReadFiguresUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceUseCase.ShowTrace;
import dev.tracepress.operations.domain.Requests;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.adapter.web.request.QueryNames;
import dev.tracepress.shared.adapter.web.request.QueryParameters;
import dev.tracepress.shared.domain.Text;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What happened, as far as this process remembers. {@link ConsoleFilter} lets nobody but operators in. */
@RestController
@RequestMapping(path = "/console/api", produces = MediaType.APPLICATION_JSON_VALUE)
final class ConsoleTraceController {

    private static final String WORDS =
            Arrays.stream(Requests.values()).map(ConsoleTraceController::word).collect(Collectors.joining(", "));

    private final ShowTraceUseCase showTrace;
    private final ListRequestsUseCase listRequests;
    private final LookUpUseCase lookUp;
    private final ReadFiguresUseCase readFigures;
    private final ListWorkersUseCase listWorkers;

    ConsoleTraceController(
            ShowTraceUseCase showTrace,
            ListRequestsUseCase listRequests,
            LookUpUseCase lookUp,
            ReadFiguresUseCase readFigures,
            ListWorkersUseCase listWorkers) {
        this.showTrace = showTrace;
        this.listRequests = listRequests;
        this.lookUp = lookUp;
        this.readFigures = readFigures;
        this.listWorkers = listWorkers;
    }

    @GetMapping("/traces/{id}")
    Mono<ResponseEntity<TraceResponse>> trace(@PathVariable String id) {
        return showTrace
                .show(new ShowTrace(new TraceId(id)))
                .map(TraceResponse::from)
                .map(ConsoleTraceController::fresh);
    }

    @GetMapping("/requests")
    @QueryNames({"which", "route"})
    Mono<ResponseEntity<RequestListResponse>> requests(@RequestParam MultiValueMap<String, String> query) {
        var which = QueryParameters.text(query, "which")
                .map(ConsoleTraceController::requests)
                .orElse(Requests.NEWEST);
        return listRequests
                .list(new ListRequests(which, QueryParameters.text(query, "route")))
                .map(RequestListResponse::from)
                .map(ConsoleTraceController::fresh);
    }

    @GetMapping("/found")
    @QueryNames("name")
    Mono<ResponseEntity<FoundResponse>> found(@RequestParam MultiValueMap<String, String> query) {
        var name = QueryParameters.text(query, "name")
                .orElseThrow(() -> BadRequest.ofParameter("name", "name must be given"));
        return lookUp.lookUp(new LookUp(new Text(name)))
                .map(FoundResponse::from)
                .map(ConsoleTraceController::fresh);
    }

    @GetMapping("/figures")
    Mono<ResponseEntity<FigureListResponse>> figures() {
        return readFigures.read().map(FigureListResponse::from).map(ConsoleTraceController::fresh);
    }

    @GetMapping("/workers")
    Mono<ResponseEntity<WorkerListResponse>> workers() {
        return listWorkers.list().map(WorkerListResponse::from).map(ConsoleTraceController::fresh);
    }

    private static <T> ResponseEntity<T> fresh(T answer) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }

    private static Requests requests(String word) {
        return Arrays.stream(Requests.values())
                .filter(which -> word(which).equals(word))
                .findAny()
                .orElseThrow(() -> BadRequest.ofParameter("which", "which must be one of " + WORDS));
    }

    private static String word(Requests which) {
        return which.name().toLowerCase(Locale.ROOT);
    }
}
