package dev.tracepress.telemetry.logging;

import dev.tracepress.telemetry.context.LogFields;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.semconv.ExceptionAttributes;

/** Makes records tell what {@link JsonLogFormat} makes lines tell: the fields of the request or the job, and no quotes. */
final class LogFieldsOnRecords implements LogRecordProcessor {

    private static final AttributeKey<String> STACK_TRACE = ExceptionAttributes.EXCEPTION_STACKTRACE;

    @Override
    public void onEmit(Context context, ReadWriteLogRecord record) {
        var stackTrace = record.getAttribute(STACK_TRACE);
        if (stackTrace != null) {
            record.setAttribute(STACK_TRACE, StackTraces.withoutQuotes(stackTrace));
        }
        var fields = context.get(LogFields.KEY);
        if (fields != null) {
            fields.forEach((key, value) -> record.setAttribute(AttributeKey.stringKey(key), value));
        }
    }
}
