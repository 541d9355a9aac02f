package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.LoginUseCase;
import dev.tracepress.identity.application.port.in.LogoutUseCase;
import dev.tracepress.identity.application.port.in.LogoutUseCase.Logout;
import dev.tracepress.identity.application.port.in.RegisterUserUseCase;
import dev.tracepress.identity.domain.Session;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
final class SignInController {

    private final RegisterUserUseCase registerUser;
    private final LoginUseCase login;
    private final LogoutUseCase logout;

    SignInController(RegisterUserUseCase registerUser, LoginUseCase login, LogoutUseCase logout) {
        this.registerUser = registerUser;
        this.login = login;
        this.logout = logout;
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<SignedInResponse> register(@RequestBody RegisterRequest request) {
        return registerUser.register(request.toCommand()).map(SignedInResponse::from);
    }

    @PostMapping("/login")
    Mono<SignedInResponse> login(@RequestBody LoginRequest request) {
        return login.login(request.toCommand()).map(SignedInResponse::from);
    }

    @PostMapping("/logout")
    @EndsSession
    Mono<Map<String, String>> logout(Session caller) {
        return logout.logout(new Logout(caller)).thenReturn(Map.of("message", "logged out successfully"));
    }
}
