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
import io.netty.util.AsciiString;
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

    // Netty's strings know their hashes and are bytes already; in the letters that RFC 9110 and others write them with.
    private static final AsciiString DATE = AsciiString.cached(HttpHeaders.DATE);
    private static final AsciiString CACHE_CONTROL = AsciiString.cached(HttpHeaders.CACHE_CONTROL);
    private static final AsciiString NO_STORE = AsciiString.cached("no-store");
    private static final AsciiString CONTENT_TYPE_OPTIONS = AsciiString.cached("X-Content-Type-Options");
    private static final AsciiString NOSNIFF = AsciiString.cached("nosniff");
    private static final AsciiString REFERRER_POLICY = AsciiString.cached("Referrer-Policy");
    private static final AsciiString NO_REFERRER = AsciiString.cached("no-referrer");
    private static final AsciiString CONTENT_SECURITY_POLICY = AsciiString.cached("Content-Security-Policy");
    private static final AsciiString NOTHING = AsciiString.cached("default-src 'none'; frame-ancestors 'none'");
    private static final AsciiString FRAME_OPTIONS = AsciiString.cached("X-Frame-Options");
    private static final AsciiString DENY = AsciiString.cached("DENY");
    private static final AsciiString STRICT_TRANSPORT_SECURITY = AsciiString.cached("Strict-Transport-Security");

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
        answer.set(DATE, date());
        orElse(answer, CACHE_CONTROL, NO_STORE);
        answer.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
        orElse(answer, REFERRER_POLICY, NO_REFERRER);
        orElse(answer, CONTENT_SECURITY_POLICY, NOTHING);
        answer.set(FRAME_OPTIONS, DENY);
        transportSecurity.ifPresent(policy -> answer.set(STRICT_TRANSPORT_SECURITY, policy));
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

    private static void orElse(io.netty.handler.codec.http.HttpHeaders answer, AsciiString name, AsciiString value) {
        if (!answer.contains(name)) {
            answer.set(name, value);
        }
    }

    /** As {@code Date} says it. */
    private record Date(long second, String text) {}
}
