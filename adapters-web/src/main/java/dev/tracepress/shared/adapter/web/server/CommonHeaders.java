package dev.tracepress.shared.adapter.web.server;

import dev.tracepress.shared.adapter.web.representation.Compression;
import dev.tracepress.shared.adapter.web.representation.EntityTags;
import dev.tracepress.shared.domain.KeepsState;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * What every answer carries, whoever gives it: the last to touch its headers, so that those that Netty makes by itself have
 * them too.
 *
 * <p>{@code Date} as RFC 9110, 6.6.1 asks for; nobody may keep an answer that does not say otherwise; no browser is to guess
 * at types, tell others where it came from, or show an answer in a frame.
 */
@ChannelHandler.Sharable
@KeepsState("the second that it is, in words")
final class CommonHeaders extends ChannelOutboundHandlerAdapter {

    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final InstantSource time;
    private volatile Date date = new Date(Long.MIN_VALUE, "");
    private final Optional<String> transportSecurity;

    CommonHeaders(InstantSource time, Optional<String> transportSecurity) {
        this.time = time;
        this.transportSecurity = transportSecurity;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            complete(response.headers(), response.status().equals(HttpResponseStatus.NOT_MODIFIED));
        }
        super.write(context, message, promise);
    }

    private void complete(io.netty.handler.codec.http.HttpHeaders answer, boolean isKnown) {
        answer.set(HttpHeaders.DATE, date());
        orElse(answer, HttpHeaders.CACHE_CONTROL, "no-store");
        answer.set("X-Content-Type-Options", "nosniff");
        orElse(answer, "Referrer-Policy", "no-referrer");
        orElse(answer, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        answer.set("X-Frame-Options", "DENY");
        transportSecurity.ifPresent(policy -> answer.set("Strict-Transport-Security", policy));
        if (isKnown || Compression.isPossible(answer)) {
            answer.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (answer.containsValue(HttpHeaders.CONTENT_ENCODING, HttpHeaderValues.GZIP, true)) {
            markTag(answer);
        }
    }

    /** Written once a second. */
    private String date() {
        var now = time.instant();
        var written = date;
        if (written.second() != now.getEpochSecond()) {
            written = new Date(now.getEpochSecond(), IMF_FIXDATE.format(now));
            date = written;
        }
        return written.text();
    }

    /** Other bytes, another tag (RFC 9110, 8.8.3.3). */
    private static void markTag(io.netty.handler.codec.http.HttpHeaders answer) {
        var tag = answer.get(HttpHeaders.ETAG);
        if (tag != null) {
            answer.set(HttpHeaders.ETAG, EntityTags.compressed(tag));
        }
    }

    private static void orElse(io.netty.handler.codec.http.HttpHeaders answer, CharSequence name, String value) {
        if (!answer.contains(name)) {
            answer.set(name, value);
        }
    }

    /** As {@code Date} says it. */
    private record Date(long second, String text) {}
}
