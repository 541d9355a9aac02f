package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.application.port.out.SpanArchive;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets the consoles of other processes see what this one does. */
@Configuration(proxyBeanMethods = false)
public class ArchivingConfiguration {

    @Bean
    SpanArchiver spanArchiver(SpanRing ring, SpanArchive archive) {
        return new SpanArchiver(ring, archive);
    }
}
