/** The use cases of the inbox. */
@NullMarked
package dev.tracepress.notification.application;

import org.jspecify.annotations.NullMarked;
