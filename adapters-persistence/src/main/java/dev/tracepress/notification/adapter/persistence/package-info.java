/** Notifications in PostgreSQL. */
@NullMarked
package dev.tracepress.notification.adapter.persistence;

import org.jspecify.annotations.NullMarked;
