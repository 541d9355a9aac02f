/** What can be asked of publishing. */
@NullMarked
package dev.tracepress.article.application.port.in;

import org.jspecify.annotations.NullMarked;
