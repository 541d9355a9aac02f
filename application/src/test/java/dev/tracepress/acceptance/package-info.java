/** What the service does for people, said once and driven through whatever drives it. */
@NullMarked
package dev.tracepress.acceptance;

import org.jspecify.annotations.NullMarked;
