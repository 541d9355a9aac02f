package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.CurrentUserUseCase;
import dev.tracepress.identity.application.port.in.CurrentUserUseCase.CurrentUser;
import dev.tracepress.identity.application.port.in.UpdateUserUseCase;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.User;
import dev.tracepress.shared.adapter.web.VersionTag;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
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
    Mono<ResponseEntity<UserResponse.Envelope>> current(Session caller) {
        return currentUser.current(new CurrentUser(caller.userId())).map(UserController::tagged);
    }

    @PutMapping
    Mono<ResponseEntity<UserResponse.Envelope>> update(
            Session caller, @RequestHeader HttpHeaders headers, @RequestBody UpdateUserRequest request) {
        return updateUser
                .update(request.toCommand(caller, VersionTag.condition(headers)))
                .map(UserController::tagged);
    }

    /** A person is in it, so nobody keeps it; the tag is for changing what was seen. */
    private static ResponseEntity<UserResponse.Envelope> tagged(User user) {
        var seen = UserResponse.Envelope.from(user);
        return ResponseEntity.ok()
                .eTag(VersionTag.of(user.version(), seen))
                .cacheControl(CacheControl.noStore())
                .body(seen);
    }
}
