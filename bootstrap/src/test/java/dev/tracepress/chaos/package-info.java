/** Storms: the service as processes of its own, what breaks them and their database, and what must hold nevertheless. */
@NullMarked
package dev.tracepress.chaos;

import org.jspecify.annotations.NullMarked;
