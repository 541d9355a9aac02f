package dev.tracepress.shared.adapter.jobs.listening;

import dev.tracepress.shared.adapter.jobs.queue.Notices;
import java.util.List;
import reactor.core.publisher.Mono;

/** To whoever listens in this process, for one that cannot hear others: they look by themselves. */
record OwnNotices(List<ChannelListener> listeners) implements Notices {

    OwnNotices {
        listeners = List.copyOf(listeners);
    }

    @Override
    public Mono<Void> deliver(String channel, List<String> notices) {
        return Mono.fromRunnable(() -> listeners.stream()
                .filter(listener -> listener.channel().equals(channel))
                .forEach(listener -> notices.forEach(listener::heard)));
    }
}
