/** Holds the code to the house rules that neither javac nor Maven can see. */
@NullMarked
package dev.tracepress.architecture;

import org.jspecify.annotations.NullMarked;
