package dev.tracepress.telemetry.database;

import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.semconv.DbAttributes;

/** A statement with all that can be known of it before it runs, found out once. */
record WatchedSql(String name, Attributes attributes, Timer durations) {

    static WatchedSql of(String sql, MeterRegistry meters) {
        var summary = SqlSummary.of(sql);
        var attributes = Attributes.builder()
                .put(DbAttributes.DB_SYSTEM_NAME, DbAttributes.DbSystemNameValues.POSTGRESQL)
                .put(DbAttributes.DB_OPERATION_NAME, summary.operation())
                .put(DbAttributes.DB_QUERY_SUMMARY, summary.text())
                .put(DbAttributes.DB_QUERY_TEXT, sql);
        if (!summary.collection().isEmpty()) {
            attributes.put(DbAttributes.DB_COLLECTION_NAME, summary.collection());
        }
        var tags = Tags.of(
                "db.operation.name", summary.operation(),
                "db.collection.name", summary.collection());
        return new WatchedSql(
                summary.text(),
                attributes.build(),
                Metric.DB_DURATION.timer(tags).register(meters));
    }
}
