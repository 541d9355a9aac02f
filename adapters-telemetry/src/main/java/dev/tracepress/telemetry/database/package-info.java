/** Statements, connections, and the clock of the database. */
@NullMarked
package dev.tracepress.telemetry.database;

import org.jspecify.annotations.NullMarked;
