package dev.tracepress.operations.adapter.web;

import dev.tracepress.shared.adapter.web.audit.AuditLog;
import dev.tracepress.shared.adapter.web.audit.AuditOutcome;
import dev.tracepress.shared.adapter.web.error.OperatorsOnly;
import dev.tracepress.shared.adapter.web.ops.OpsAccess;
import dev.tracepress.shared.adapter.web.ops.OpsThrottle;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The way in and out: a short session for the token, in a cookie that no script reads and no other site sends. */
@RestController
@RequestMapping(path = "/console/api/session", produces = MediaType.APPLICATION_JSON_VALUE)
final class ConsoleSessionController {

    private static final String EVENT = "ops.access";

    private final OpsAccess access;
    private final OpsThrottle throttle;
    private final AuditLog audit;

    ConsoleSessionController(OpsAccess access, OpsThrottle throttle, AuditLog audit) {
        this.access = access;
        this.throttle = throttle;
        this.audit = audit;
    }

    @GetMapping
    ResponseEntity<SessionResponse> session(ServerHttpRequest request) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new SessionResponse(access.isSignedIn(request), access.isOpen()));
    }

    @PostMapping
    Mono<ResponseEntity<Void>> signIn(@RequestBody SignInRequest body, ServerHttpRequest request) {
        var token = Optional.ofNullable(body.token()).orElse("");
        return throttle.look(request).then(Mono.defer(() -> begin(token, request)));
    }

    private Mono<ResponseEntity<Void>> begin(String token, ServerHttpRequest request) {
        var session = access.signIn(token);
        audit.tell(EVENT, session.isPresent() ? AuditOutcome.SUCCESS : AuditOutcome.REFUSED, Map.of());
        return Mono.justOrEmpty(session)
                .map(begun -> answer(cookie(begun, OpsAccess.SESSION, request)))
                .switchIfEmpty(throttle.wrong(request).then(Mono.error(OperatorsOnly::new)));
    }

    @DeleteMapping
    ResponseEntity<Void> signOut(ServerHttpRequest request) {
        access.signOut(request);
        return answer(cookie("", Duration.ZERO, request));
    }

    private static ResponseEntity<Void> answer(ResponseCookie cookie) {
        return ResponseEntity.noContent()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .build();
    }

    private static ResponseCookie cookie(String session, Duration lifetime, ServerHttpRequest request) {
        return ResponseCookie.from(OpsAccess.COOKIE, session)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(isSecure(request))
                .maxAge(lifetime)
                .build();
    }

    /** Whoever claims it wrongly keeps a cookie from themselves alone. */
    private static boolean isSecure(ServerHttpRequest request) {
        return "https".equals(request.getURI().getScheme())
                || Optional.ofNullable(request.getHeaders().getFirst("X-Forwarded-Proto"))
                        .filter(said -> said.split(",", 2)[0].strip().equals("https"))
                        .isPresent();
    }
}
