package dev.tracepress.shared.adapter.web.ops;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Who may use the routes of operators: whoever holds their token or began a session by it, everybody who asks by a local name,
 * or nobody. Users' tokens never open them.
 */
public final class OpsAccess {

    /** The name of the cookie that holds a session. */
    public static final String COOKIE = "tracepress_console";

    /** How long a session lasts. */
    public static final Duration SESSION = OperatorSessions.LIFETIME;

    private static final String SCHEME = "Bearer ";

    private final Optional<byte[]> expected;
    private final Optional<OperatorSessions> sessions;
    private final boolean open;

    private OpsAccess(Optional<byte[]> expected, Optional<OperatorSessions> sessions, boolean open) {
        this.expected = expected;
        this.sessions = sessions;
        this.open = open;
    }

    public static OpsAccess byToken(String token, InstantSource time) {
        var bytes = bytes(token);
        return new OpsAccess(Optional.of(bytes), Optional.of(new OperatorSessions(bytes, time)), false);
    }

    public static OpsAccess open() {
        return new OpsAccess(Optional.empty(), Optional.empty(), true);
    }

    public static OpsAccess closed() {
        return new OpsAccess(Optional.empty(), Optional.empty(), false);
    }

    /** Whether everybody may enter. */
    public boolean isOpen() {
        return open;
    }

    boolean isClosed() {
        return expected.isEmpty() && !open;
    }

    /** A session for whoever brings the token; empty for anybody else. */
    public Optional<String> signIn(String token) {
        return sessions.filter(_ -> isExpected(token)).map(OperatorSessions::begin);
    }

    /** Ends the session of a browser, if it has one; on this instance at once, where whatever goes on by it ends as well. */
    public void signOut(ServerHttpRequest request) {
        sessionOf(request).ifPresent(session -> sessions.ifPresent(known -> known.end(session)));
    }

    /** Whether a browser has a session that lasts, or needs none; by a name that anybody can register it needs one. */
    public boolean isSignedIn(ServerHttpRequest request) {
        return (open && LocalNames.areAskedFor(request))
                || sessionOf(request)
                        .filter(session ->
                                sessions.filter(known -> known.isLive(session)).isPresent())
                        .isPresent();
    }

    private static Optional<String> sessionOf(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(COOKIE)).map(HttpCookie::getValue);
    }

    /** Whether a request may see what operators see: by a session or by the token. */
    public boolean admits(ServerHttpRequest request) {
        return isSignedIn(request) || hasToken(request);
    }

    /** Whether a request brings a token where there is one to guess. */
    boolean bringsToken(ServerHttpRequest request) {
        return expected.isPresent()
                && Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                        .filter(given -> given.startsWith(SCHEME))
                        .isPresent();
    }

    boolean hasToken(ServerHttpRequest request) {
        return Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                .filter(given -> given.startsWith(SCHEME))
                .filter(given -> isExpected(given.substring(SCHEME.length())))
                .isPresent();
    }

    /** Takes as long for a token that is nearly right as for any other. */
    private boolean isExpected(String token) {
        return expected.filter(right -> MessageDigest.isEqual(right, bytes(token)))
                .isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
