/** The PostgreSQL that development brings along, and its folder. */
@NullMarked
package dev.tracepress.wiring.embedded;

import org.jspecify.annotations.NullMarked;
