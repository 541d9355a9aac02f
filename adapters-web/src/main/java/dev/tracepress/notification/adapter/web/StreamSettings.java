package dev.tracepress.notification.adapter.web;

import java.time.Duration;

/**
 * How notifications are streamed.
 *
 * @param heartbeat how often a stream says that it is there: less than proxies wait before they cut a silent connection
 * @param mostOfOne how many streams a recipient may have open in this process
 * @param most how many may be open in this process
 */
public record StreamSettings(Duration heartbeat, int mostOfOne, int most) {}
