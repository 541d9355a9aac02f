/** Pages for people. */
@NullMarked
package dev.tracepress.shared.adapter.web.pages;

import org.jspecify.annotations.NullMarked;
