/** Settings as values, read from the environment once and refused where they are wrong. */
@NullMarked
package dev.tracepress.wiring.settings;

import org.jspecify.annotations.NullMarked;
