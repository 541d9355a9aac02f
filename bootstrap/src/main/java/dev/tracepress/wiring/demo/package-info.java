/** Something to read, for whoever tries the service out. */
@NullMarked
package dev.tracepress.wiring.demo;

import org.jspecify.annotations.NullMarked;
