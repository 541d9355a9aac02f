package dev.tracepress.demo.adapter.web;

/**
 * What was done.
 *
 * @param amount of what the text names
 */
record DemoResponse(String done, long amount) {}
