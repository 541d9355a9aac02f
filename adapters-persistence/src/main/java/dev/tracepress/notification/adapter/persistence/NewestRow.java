package dev.tracepress.notification.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NotificationId;
import io.r2dbc.spi.Readable;

/** A recipient, and the last that they were told. */
record NewestRow(UserId recipient, NotificationId newest) {

    static NewestRow from(Readable row) {
        return new NewestRow(
                new UserId(required(row, "recipient_id", Long.class)),
                new NotificationId(required(row, "id", Long.class)));
    }
}
