/** What publishing needs from the outside. */
@NullMarked
package dev.tracepress.article.application.port.out;

import org.jspecify.annotations.NullMarked;
