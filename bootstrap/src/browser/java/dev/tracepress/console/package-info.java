/** Walks through the console in a real browser, on the jar as an operator gets it. */
@NullMarked
package dev.tracepress.console;

import org.jspecify.annotations.NullMarked;
