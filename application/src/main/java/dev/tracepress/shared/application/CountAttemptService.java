package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.CountAttemptUseCase;
import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.domain.Allowance;
import dev.tracepress.shared.domain.Quota;
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
        var quota = command.quota();
        var what = quota.name() + ' ' + command.subject();
        var since = now.minus(quota.window());
        return command.happened()
                ? tally.add(what, now, since, quota.most(), now.plus(quota.window()))
                        .map(times -> Allowance.after(times, quota, now))
                        .switchIfEmpty(tally.seen(what, since).flatMap(times -> refused(times, quota, now)))
                : tally.seen(what, since)
                        .flatMap(times -> times.size() < quota.most()
                                ? Mono.just(Allowance.after(times, quota, now))
                                : refused(times, quota, now));
    }

    /** It does not count: whoever waits as long as they are told is not kept out by others who did not. */
    private static Mono<Allowance> refused(List<Instant> times, Quota quota, Instant now) {
        return Mono.error(() -> new SharedError.TooManyAttempts(Allowance.after(times, quota, now)));
    }
}
