package dev.tracepress.notification.adapter.web;

import java.time.Duration;

/**
 * How notifications are streamed.
 *
 * @param heartbeat how often a stream says that it is there: less than proxies wait before they cut a silent connection
 */
public record StreamSettings(Duration heartbeat) {}
