/** Puts the service together: settings, beans, the embedded database, the start-up message. */
@NullMarked
package dev.tracepress.wiring;

import org.jspecify.annotations.NullMarked;
