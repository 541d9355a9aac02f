/** What holds for every route, in rooms: {@code server} puts them together. */
@NullMarked
package dev.tracepress.shared.adapter.web;

import org.jspecify.annotations.NullMarked;
