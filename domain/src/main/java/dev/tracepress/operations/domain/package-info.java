/** What happened inside the service, told as people can follow it. */
@NullMarked
package dev.tracepress.operations.domain;

import org.jspecify.annotations.NullMarked;
