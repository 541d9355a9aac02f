package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.CountAttemptUseCase;
import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.domain.Allowance;
import dev.tracepress.shared.domain.SharedError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import reactor.core.publisher.Mono;

final class CountAttemptService implements CountAttemptUseCase {

    private final Tally tally;
    private final InstantSource time;

    CountAttemptService(Tally tally, InstantSource time) {
        this.tally = tally;
        this.time = time;
    }

    @Override
    public Mono<Allowance> count(CountAttempt command) {
        return Mono.defer(() -> count(command, time.instant()));
    }

    private Mono<Allowance> count(CountAttempt command, Instant now) {
        return happened(command, now).flatMap(times -> {
            var left = Allowance.after(times, command.quota(), now);
            var most = command.quota().most() - (command.happened() ? 0 : 1);
            return times.size() <= most ? Mono.just(left) : Mono.error(() -> new SharedError.TooManyAttempts(left));
        });
    }

    /** One more than may be is kept, to tell the last of those that may be from the first of those that may not. */
    private Mono<List<Instant>> happened(CountAttempt command, Instant now) {
        var quota = command.quota();
        var what = quota.name() + ' ' + command.subject();
        var since = now.minus(quota.window());
        return command.happened()
                ? tally.add(what, now, since, quota.most() + 1, now.plus(quota.window()))
                : tally.seen(what, since);
    }
}
