/** The one health check that all parts of the service answer to. */
@NullMarked
package dev.tracepress.shared.application;

import org.jspecify.annotations.NullMarked;
