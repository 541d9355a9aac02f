package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.application.port.out.LineArchive;
import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.operations.application.port.out.WorkerArchive;
import dev.tracepress.operations.application.port.out.Workers;
import dev.tracepress.operations.domain.RecordedSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/** Lets the consoles of other processes see what this one does. */
@Configuration(proxyBeanMethods = false)
public class ArchivingConfiguration {

    @Bean
    Archiver<ReadableSpan> spanArchiver(SpanRing ring, SpanArchive archive) {
        return new Archiver<>("traces", ring.ended(), spans -> archive.keep(read(spans)));
    }

    private static List<RecordedSpan> read(List<ReadableSpan> spans) {
        return spans.stream().map(ReadableSpan::toSpanData).map(SpanReading::of).toList();
    }

    @Bean
    EverySecond archiving(
            List<Archiver<?>> archivers, @Qualifier("thisWorker") Workers thisWorker, WorkerArchive workers) {
        var telling = new Telling("The figures of this worker");
        return new EverySecond(() -> Flux.fromIterable(archivers)
                .concatMap(Archiver::archive)
                .then(telling.tell(thisWorker.now().concatMap(workers::keep).then(), () -> {})));
    }

    @Bean
    Archiver<KeptLine> lineArchiver(LineRing ring, LineArchive archive) {
        return new Archiver<>(
                "logs",
                ring.lines(),
                lines -> archive.keep(lines.stream().map(KeptLine::read).toList()));
    }
}
