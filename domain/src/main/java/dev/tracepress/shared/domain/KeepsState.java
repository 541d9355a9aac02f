package dev.tracepress.shared.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a class outside the core that it changes while it lives; so do the classes inside it. All others are what they were made. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface KeepsState {

    /** What of, and for how long. */
    String value();
}
