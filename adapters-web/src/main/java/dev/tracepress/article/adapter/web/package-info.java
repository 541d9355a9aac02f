/** Articles and favourites over HTTP. */
@NullMarked
package dev.tracepress.article.adapter.web;

import org.jspecify.annotations.NullMarked;
