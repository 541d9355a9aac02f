/** The server that requests come in by. */
@NullMarked
package dev.tracepress.shared.adapter.web.server;

import org.jspecify.annotations.NullMarked;
