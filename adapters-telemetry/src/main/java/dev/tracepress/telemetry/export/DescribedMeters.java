package dev.tracepress.telemetry.export;

import dev.tracepress.telemetry.catalog.SignalCatalog;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;

/** Gives what the catalogue says of its family to a metric that its library says nothing of. */
final class DescribedMeters implements MeterFilter {

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getDescription() == null
                ? SignalCatalog.familyOf(id.getName())
                        .map(family -> described(id, family.meaning()))
                        .orElse(id)
                : id;
    }

    private static Meter.Id described(Meter.Id id, String meaning) {
        return new Meter.Id(id.getName(), Tags.of(id.getTagsAsIterable()), id.getBaseUnit(), meaning, id.getType());
    }
}
