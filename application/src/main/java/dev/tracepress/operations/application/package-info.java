/** Answers operators who want to see what happened. */
@NullMarked
package dev.tracepress.operations.application;

import org.jspecify.annotations.NullMarked;
