/** What holds for every route: errors, limits, strict JSON, request ids, health. */
@NullMarked
package dev.tracepress.shared.adapter.web;

import org.jspecify.annotations.NullMarked;
