/** What every module needs from the outside: transactions, and a sign of life. */
@NullMarked
package dev.tracepress.shared.application.port.out;

import org.jspecify.annotations.NullMarked;
