package dev.tracepress.shared.adapter.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StalledReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Client client = new Client();

    @BeforeEach
    void connect() {
        client.freezeTime();
        StalledReader.watch(client, PATIENCE);
    }

    @Test
    void a_client_that_takes_nothing_of_what_waits_for_it_is_cut_off_within_twice_the_patience() {
        client.send();

        pass(PATIENCE);
        pass(PATIENCE);

        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void what_is_sent_meanwhile_is_no_progress_of_the_client() {
        for (var times = 0; times < 4; times++) {
            client.send();
            pass(PATIENCE.dividedBy(2));
        }

        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void a_client_that_has_nothing_to_read_is_left_in_peace() {
        for (var times = 0; times < 10; times++) {
            pass(PATIENCE);
        }

        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void a_slow_client_is_left_in_peace() {
        client.send();

        for (var times = 0; times < 10; times++) {
            pass(PATIENCE.minusSeconds(1));
            client.take();
        }

        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void what_has_just_begun_to_wait_has_its_time() {
        pass(PATIENCE.minusMillis(1));
        client.send();

        pass(PATIENCE);

        assertThat(client.isOpen()).isTrue();
    }

    private void pass(Duration time) {
        client.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        client.runScheduledPendingTasks();
    }

    /** Takes bytes only when told to. */
    private static final class Client extends EmbeddedChannel {

        private long taken;

        void send() {
            var _ = writeOneOutbound(Unpooled.wrappedBuffer(new byte[1_000]));
            flushOutbound();
        }

        void take() {
            taken++;
            flushOutbound();
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer waiting) {
            if (taken > 0) {
                waiting.removeBytes(taken);
                taken = 0;
            }
        }
    }
}
