/** What identity needs from the outside. */
@NullMarked
package dev.tracepress.identity.application.port.out;

import org.jspecify.annotations.NullMarked;
