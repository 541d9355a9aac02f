package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.UserName;
import dev.tracepress.shared.adapter.web.request.QueryNames;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** People as if they had registered with the password "secret1", which is hashed once for all: it takes long, on purpose. */
@RestController
class StormPeople {

    private static final Password PASSWORD = Password.said("secret1");

    /** No more than one request has time for. */
    private static final int AT_ONCE = 20;

    private final ObjectProvider<UserRepository> users;
    private final ObjectProvider<Sessions> sessions;
    private final ObjectProvider<PasswordHasher> hasher;
    private final InstantSource time = InstantSource.system();

    /** Workers have none of these. */
    StormPeople(
            ObjectProvider<UserRepository> users,
            ObjectProvider<Sessions> sessions,
            ObjectProvider<PasswordHasher> hasher) {
        this.users = users;
        this.sessions = sessions;
        this.hasher = hasher;
    }

    /** The tokens of at least so many. */
    static List<String> registered(Api api, int count) {
        return IntStream.rangeClosed(0, count / AT_ONCE)
                .boxed()
                .flatMap(batch -> registered(api, "person%s-".formatted(batch), AT_ONCE))
                .toList();
    }

    /** Of so many whose names begin like that, and those of nobody else. */
    static Stream<String> registered(Api api, String name, int count) {
        return Stream.of(api.post("/test/people?name=%s&count=%s".formatted(name, count))
                .send()
                .body()
                .split(","));
    }

    /** So many whose names begin like that, and then count up from 1; their tokens, with commas between them. */
    @PostMapping("/test/people")
    @QueryNames({"name", "count"})
    Mono<String> register(@RequestParam String name, @RequestParam int count) {
        return hasher.getObject()
                .hash(PASSWORD)
                .flatMapMany(hash -> Flux.range(1, count).concatMap(number -> register(name + number, hash)))
                .collect(Collectors.joining(","));
    }

    private Mono<String> register(String name, PasswordHash hash) {
        return users.getObject()
                .add(new NewUser(EmailAddress.of(name + "@example.com"), UserName.of(name), hash, time.instant()))
                .flatMap(user -> sessions.getObject().begin(user, time.instant()))
                .map(token -> token.value());
    }
}
