/** The use cases of articles and favourites. */
@NullMarked
package dev.tracepress.article.application;

import org.jspecify.annotations.NullMarked;
