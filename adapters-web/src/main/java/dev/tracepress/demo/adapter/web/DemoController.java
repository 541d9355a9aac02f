package dev.tracepress.demo.adapter.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Work, CPU time, memory and log lines on demand, each as well with an error at its end. */
@RestController
@RequestMapping(path = "/demo", produces = MediaType.APPLICATION_JSON_VALUE)
final class DemoController {

    private static final Logger LOG = LoggerFactory.getLogger(DemoController.class);
    private static final List<Level> LEVELS = List.of(Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR);

    private static final int LONGEST_WORK_MS = 1_000;
    private static final int ONE_FAILS_IN = 10;

    /** About a quarter of a second on a core of today. */
    private static final int LAST_NUMBER = 1_000_000;

    private static final int HELD_BYTES = 16 * 1024 * 1024;
    private static final Duration HELD_FOR = Duration.ofSeconds(1);
    private static final int MOST_LINES = 5;

    private final RandomGenerator chance;
    private final Scheduler workbench;

    /** @param workbench where one thing after the other is done, so that no more than that is burnt or held at once */
    DemoController(RandomGenerator chance, Scheduler workbench) {
        this.chance = chance;
        this.workbench = workbench;
    }

    /** Waits up to a second; one in ten fails. */
    @GetMapping("/work")
    Mono<DemoResponse> work() {
        return Mono.defer(() -> chance.nextInt(ONE_FAILS_IN) == 0 ? failed(worked()) : worked());
    }

    @GetMapping("/work/error")
    Mono<DemoResponse> failedWork() {
        return failed(worked());
    }

    @GetMapping("/cpu")
    Mono<DemoResponse> cpu() {
        return Mono.fromSupplier(() -> new DemoResponse("primes counted", Primes.countUpTo(LAST_NUMBER)))
                .subscribeOn(workbench)
                .onErrorMap(RejectedExecutionException.class, DemoBusy::new);
    }

    @GetMapping("/cpu/error")
    Mono<DemoResponse> failedCpu() {
        return failed(cpu());
    }

    /** Holds 16 MiB for a second, and lets go of them. */
    @GetMapping("/memory")
    Mono<DemoResponse> memory() {
        return Mono.fromSupplier(DemoController::filled)
                .delayElement(HELD_FOR, workbench)
                .map(held -> new DemoResponse("bytes held", held.length))
                .subscribeOn(workbench)
                .onErrorMap(RejectedExecutionException.class, DemoBusy::new);
    }

    @GetMapping("/memory/error")
    Mono<DemoResponse> failedMemory() {
        return failed(memory());
    }

    /** One to five lines of any level. */
    @GetMapping("/logs")
    Mono<DemoResponse> logs() {
        return Mono.fromSupplier(() -> new DemoResponse("lines logged", logged(1 + chance.nextInt(MOST_LINES))));
    }

    @GetMapping("/logs/error")
    Mono<DemoResponse> failedLogs() {
        return failed(logs());
    }

    private Mono<DemoResponse> worked() {
        return Mono.defer(() -> {
            var millis = chance.nextInt(LONGEST_WORK_MS);
            return Mono.delay(Duration.ofMillis(millis)).thenReturn(new DemoResponse("milliseconds worked", millis));
        });
    }

    private static Mono<DemoResponse> failed(Mono<DemoResponse> work) {
        return work.then(Mono.error(DemoFailure::new));
    }

    /** Pages that nobody writes to are not taken. */
    private static byte[] filled() {
        var bytes = new byte[HELD_BYTES];
        Arrays.fill(bytes, (byte) 1);
        return bytes;
    }

    private int logged(int lines) {
        for (var line = 0; line < lines; line++) {
            LOG.atLevel(LEVELS.get(chance.nextInt(LEVELS.size()))).log("A line of the demonstration");
        }
        return lines;
    }
}
