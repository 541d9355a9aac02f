package dev.tracepress.wiring;

/**
 * Where this process keeps what it is told.
 *
 * @param description for people, without secrets
 */
record StoragePlace(String description) {}
