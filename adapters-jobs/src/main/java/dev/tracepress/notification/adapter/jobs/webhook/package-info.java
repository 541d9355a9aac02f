/** Notifications as signed calls of another system, which the operator names. */
@NullMarked
package dev.tracepress.notification.adapter.jobs.webhook;

import org.jspecify.annotations.NullMarked;
