/** Users over HTTP, with their tokens and passwords. */
@NullMarked
package dev.tracepress.identity.adapter.web;

import org.jspecify.annotations.NullMarked;
