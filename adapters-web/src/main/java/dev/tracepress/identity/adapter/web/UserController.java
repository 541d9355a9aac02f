package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.CurrentUserUseCase;
import dev.tracepress.identity.application.port.in.CurrentUserUseCase.CurrentUser;
import dev.tracepress.identity.application.port.in.UpdateUserUseCase;
import dev.tracepress.identity.domain.Session;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/user", produces = MediaType.APPLICATION_JSON_VALUE)
final class UserController {

    private final CurrentUserUseCase currentUser;
    private final UpdateUserUseCase updateUser;

    UserController(CurrentUserUseCase currentUser, UpdateUserUseCase updateUser) {
        this.currentUser = currentUser;
        this.updateUser = updateUser;
    }

    @GetMapping
    Mono<UserResponse.Envelope> current(Session caller) {
        return currentUser.current(new CurrentUser(caller.userId())).map(UserResponse.Envelope::from);
    }

    @PutMapping
    Mono<UserResponse.Envelope> update(Session caller, @RequestBody UpdateUserRequest request) {
        return updateUser.update(request.toCommand(caller)).map(UserResponse.Envelope::from);
    }
}
