package dev.tracepress.shared.adapter.web.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a route for clients that can send no header: they may prove who they are by a ticket in the query. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TakesTicket {

    /** The parameter that has it. */
    String PARAMETER = "ticket";
}
