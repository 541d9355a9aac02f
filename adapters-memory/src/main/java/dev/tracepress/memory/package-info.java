/**
 * Everything that the service keeps, in the memory of its process: the ports of all modules on one set of tables, as on one
 * database. For trying the service out, and for tests that need no PostgreSQL; nothing is kept when the process ends.
 */
@NullMarked
package dev.tracepress.memory;

import org.jspecify.annotations.NullMarked;
