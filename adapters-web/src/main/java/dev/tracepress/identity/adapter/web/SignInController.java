package dev.tracepress.identity.adapter.web;

import static java.util.Objects.requireNonNullElse;

import dev.tracepress.identity.application.port.in.LoginUseCase;
import dev.tracepress.identity.application.port.in.LogoutUseCase;
import dev.tracepress.identity.application.port.in.LogoutUseCase.Logout;
import dev.tracepress.identity.application.port.in.RegisterUserUseCase;
import dev.tracepress.identity.domain.PasswordPolicy;
import dev.tracepress.identity.domain.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
final class SignInController {

    private final RegisterUserUseCase registerUser;
    private final LoginUseCase login;
    private final LogoutUseCase logout;
    private final PasswordPolicy policy;
    private final SignInThrottle throttle;
    private final AccountAudit audit;

    SignInController(
            RegisterUserUseCase registerUser,
            LoginUseCase login,
            LogoutUseCase logout,
            PasswordPolicy policy,
            SignInThrottle throttle,
            AccountAudit audit) {
        this.registerUser = registerUser;
        this.login = login;
        this.logout = logout;
        this.policy = policy;
        this.throttle = throttle;
        this.audit = audit;
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SignedInResponse> register(@RequestBody RegisterRequest request, ServerWebExchange exchange) {
        var registered = throttle.registering(exchange, registerUser.register(request.toCommand(policy)));
        return audit.signingIn("user.register", exchange, registered).map(SignedInResponse::from);
    }

    @PostMapping("/login")
    Mono<SignedInResponse> login(@RequestBody LoginRequest request, ServerWebExchange exchange) {
        var address = requireNonNullElse(request.email(), "");
        var signedIn = throttle.signingIn(address, exchange, login.login(request.toCommand()));
        return audit.signingIn("user.login", exchange, signedIn).map(SignedInResponse::from);
    }

    @PostMapping("/logout")
    @EndsSession
    Mono<Map<String, String>> logout(
            Session caller,
            ServerWebExchange exchange,
            @RequestBody(required = false) @Nullable LogoutRequest request) {
        var everywhere = request != null && request.isEverywhere();
        var event = everywhere ? "user.logoutEverywhere" : "user.logout";
        return audit.of(caller.userId(), event, exchange, logout.logout(new Logout(caller, everywhere)))
                .thenReturn(Map.of("message", "logged out successfully"));
    }
}
