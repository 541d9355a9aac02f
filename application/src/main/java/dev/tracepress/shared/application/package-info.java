/** What operators ask of the service: how it is, and how its jobs are. */
@NullMarked
package dev.tracepress.shared.application;

import org.jspecify.annotations.NullMarked;
