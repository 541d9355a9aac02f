/** The contract, row by row, as a client on the wire sees it. */
@NullMarked
package dev.tracepress.http;

import org.jspecify.annotations.NullMarked;
