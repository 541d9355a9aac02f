package dev.tracepress.identity.adapter.web;

import static java.util.Objects.requireNonNullElse;

import dev.tracepress.identity.application.port.in.CurrentUserUseCase;
import dev.tracepress.identity.application.port.in.CurrentUserUseCase.CurrentUser;
import dev.tracepress.identity.application.port.in.DeleteUserUseCase;
import dev.tracepress.identity.application.port.in.UpdateUserUseCase;
import dev.tracepress.identity.domain.PasswordPolicy;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.User;
import dev.tracepress.shared.adapter.web.representation.VersionTag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/user", produces = MediaType.APPLICATION_JSON_VALUE)
final class UserController {

    private final CurrentUserUseCase currentUser;
    private final UpdateUserUseCase updateUser;
    private final DeleteUserUseCase deleteUser;
    private final PasswordPolicy policy;
    private final SignInThrottle throttle;
    private final AccountAudit audit;

    UserController(
            CurrentUserUseCase currentUser,
            UpdateUserUseCase updateUser,
            DeleteUserUseCase deleteUser,
            PasswordPolicy policy,
            SignInThrottle throttle,
            AccountAudit audit) {
        this.currentUser = currentUser;
        this.updateUser = updateUser;
        this.deleteUser = deleteUser;
        this.policy = policy;
        this.throttle = throttle;
        this.audit = audit;
    }

    @GetMapping
    Mono<ResponseEntity<UserResponse.Envelope>> current(Session caller) {
        return currentUser
                .current(new CurrentUser(caller.userId()))
                .map(user -> tagged(user, UserResponse.Envelope.from(user)));
    }

    @PutMapping
    Mono<ResponseEntity<UpdatedUserResponse>> update(
            Session caller, ServerWebExchange exchange, @RequestBody UpdateUserRequest request) {
        var condition = VersionTag.condition(exchange.getRequest().getHeaders());
        var command = request.toCommand(caller, condition, policy);
        var updated = updateUser.update(command).map(after -> tagged(after.user(), UpdatedUserResponse.from(after)));
        return command.edit().isSensitive()
                ? audit.changing(
                        caller.userId(), command.edit(), exchange, throttle.proving(caller.userId(), exchange, updated))
                : updated;
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(
            Session caller,
            ServerWebExchange exchange,
            @RequestBody(required = false) @Nullable DeleteUserRequest request) {
        var condition = VersionTag.condition(exchange.getRequest().getHeaders());
        var command = requireNonNullElse(request, DeleteUserRequest.EMPTY).toCommand(caller, condition);
        var deleted = throttle.proving(caller.userId(), exchange, deleteUser.delete(command));
        return audit.of(caller.userId(), "user.delete", exchange, deleted);
    }

    /** A person is in it, so nobody keeps it; the tag is for changing what was seen. */
    private static <T> ResponseEntity<T> tagged(User user, T seen) {
        return ResponseEntity.ok()
                .eTag(VersionTag.of(user.edition(), UserResponse.Envelope.from(user)))
                .cacheControl(CacheControl.noStore())
                .body(seen);
    }
}
