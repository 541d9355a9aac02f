package dev.tracepress.identity.adapter.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a route after which the token that it was asked with is good for nothing. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface EndsSession {}
