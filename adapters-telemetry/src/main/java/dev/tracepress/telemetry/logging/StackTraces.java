package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.util.regex.Pattern;

/** Stack traces without what Spring adds to them: the address of the request with its query, which quotes people. */
public final class StackTraces {

    private static final Pattern QUOTING_LINE = Pattern.compile("(?m)^.*__checkpoint ⇢ HTTP .*\\R?");

    private StackTraces() {}

    public static String of(IThrowableProxy error) {
        return withoutQuotes(ThrowableProxyUtil.asString(error));
    }

    static String withoutQuotes(String stackTrace) {
        return QUOTING_LINE.matcher(stackTrace).replaceAll("");
    }
}
