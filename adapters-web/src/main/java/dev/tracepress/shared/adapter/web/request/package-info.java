/** What a request says: its name, its parameters, its body, and who sends it. */
@NullMarked
package dev.tracepress.shared.adapter.web.request;

import org.jspecify.annotations.NullMarked;
