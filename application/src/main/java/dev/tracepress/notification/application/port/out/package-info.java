/** What the inbox needs from the outside. */
@NullMarked
package dev.tracepress.notification.application.port.out;

import org.jspecify.annotations.NullMarked;
