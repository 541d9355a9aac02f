package dev.tracepress.shared.adapter.web.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which query parameters a route knows. A route without it knows none: {@link StrictRouting} refuses all others. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface QueryNames {

    String[] value();
}
