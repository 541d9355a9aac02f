package dev.tracepress.shared.adapter.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.channel.AbortedException;

class ClientGoneTest {

    @ParameterizedTest
    @MethodSource
    void a_client_that_hung_up_or_was_cut_off_is_gone(Throwable error) {
        assertThat(ClientGone.isMeantBy(error)).isTrue();
    }

    static Stream<Throwable> a_client_that_hung_up_or_was_cut_off_is_gone() {
        return Stream.of(
                AbortedException.beforeSend(),
                new ClosedChannelException(),
                new IOException("Connection reset by peer"),
                new IOException("Broken pipe"),
                new IOException("sendAddress(..) failed with error(-110): Connection timed out"));
    }

    @ParameterizedTest
    @MethodSource
    void what_happened_to_other_connections_is_not_its_doing(Throwable error) {
        assertThat(ClientGone.isMeantBy(error)).isFalse();
    }

    static Stream<Throwable> what_happened_to_other_connections_is_not_its_doing() {
        return Stream.of(
                new ConnectException("Connection timed out: db.example/192.0.2.1:5432"),
                new IllegalStateException(new IOException("Connection reset by peer")),
                new IOException("certificate expired"));
    }
}
