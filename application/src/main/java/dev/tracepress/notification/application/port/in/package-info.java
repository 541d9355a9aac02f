/** What can be asked of the inbox. */
@NullMarked
package dev.tracepress.notification.application.port.in;

import org.jspecify.annotations.NullMarked;
