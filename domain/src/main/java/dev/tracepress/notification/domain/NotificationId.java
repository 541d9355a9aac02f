package dev.tracepress.notification.domain;

/** Given by the store; later notifications have larger ones. */
public record NotificationId(long value) {}
