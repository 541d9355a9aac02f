package dev.tracepress.wiring.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;

/** Puts on records what {@link JsonLogFormat} puts on lines: the fields of the request or the job. */
final class LogFieldsOnRecords implements LogRecordProcessor {

    @Override
    public void onEmit(Context context, ReadWriteLogRecord record) {
        var fields = context.get(LogFields.KEY);
        if (fields != null) {
            fields.asMap().forEach((key, value) -> record.setAttribute(AttributeKey.stringKey(key), value));
        }
    }
}
