package dev.tracepress.notification.adapter.jobs;

import static dev.tracepress.testkit.Facts.holds;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.jobs.listening.ChannelListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Another process, which notes who was announced. */
final class HeardRecipients implements ChannelListener {

    private final Set<UserId> recipients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connects = new AtomicInteger();
    private final AtomicInteger notices = new AtomicInteger();

    @Override
    public String channel() {
        return ArrivalNotice.CHANNEL;
    }

    @Override
    public void heard(String notice) {
        notices.incrementAndGet();
        ArrivalNotice.recipients(notice).forEach(recipients::add);
    }

    @Override
    public void connected() {
        connects.incrementAndGet();
    }

    void listens() {
        holds(() -> connects.get() > 0);
    }

    Mono<Set<UserId>> all() {
        return Mono.fromSupplier(() -> Set.copyOf(recipients));
    }

    int notices() {
        return notices.get();
    }
}
