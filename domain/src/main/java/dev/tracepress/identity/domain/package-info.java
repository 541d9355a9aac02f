/** Who somebody is and how they prove it. */
@NullMarked
package dev.tracepress.identity.domain;

import org.jspecify.annotations.NullMarked;
