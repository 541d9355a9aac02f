/** The console: what happens in the service, shown to operators in a browser. */
@NullMarked
package dev.tracepress.operations.adapter.web;

import org.jspecify.annotations.NullMarked;
