/** What can be asked of identity. */
@NullMarked
package dev.tracepress.identity.application.port.in;

import org.jspecify.annotations.NullMarked;
