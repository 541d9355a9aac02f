package dev.tracepress.shared.adapter.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

class ConnectionLimitTest {

    private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.1");
    private static final String CLIENT = "192.0.2.1";

    private int refused;
    private final ConnectionLimit limit = new ConnectionLimit(2, PROXY::equals, new Counting());

    @Test
    void one_connection_too_many_of_a_client_is_closed() {
        var first = from(CLIENT);
        assertThat(from(CLIENT).isOpen()).isTrue();

        assertThat(from(CLIENT).isOpen()).isFalse();
        assertThat(refused).isEqualTo(1);
        assertThat(from("192.0.2.2").isOpen()).isTrue();

        var _ = first.close();
        assertThat(from(CLIENT).isOpen()).isTrue();
        assertThat(from(CLIENT).isOpen()).isFalse();
    }

    @Test
    void who_shares_a_network_of_ipv6_is_one_client() {
        assertThat(from("2001:db8::1").isOpen()).isTrue();
        assertThat(from("2001:db8::2").isOpen()).isTrue();
        assertThat(from("2001:db8::3").isOpen()).isFalse();
        assertThat(from("2001:db8:0:1::1").isOpen()).isTrue();
    }

    @Test
    void a_proxy_that_is_trusted_may_have_any_number() {
        for (var connections = 0; connections < 10; connections++) {
            assertThat(from(PROXY.getHostAddress()).isOpen()).isTrue();
        }
        assertThat(refused).isZero();
    }

    private EmbeddedChannel from(String address) {
        var remote = new InetSocketAddress(InetAddress.ofLiteral(address), 4_711);
        return new EmbeddedChannel(limit) {
            @Override
            protected SocketAddress remoteAddress0() {
                return remote;
            }
        };
    }

    private final class Counting implements ShedTelemetry {

        @Override
        public void shed(RouteClass kind) {
            throw new AssertionError("no request was made");
        }

        @Override
        public String shedUnwatched(RouteClass kind, HttpMethod method, HttpHeaders headers) {
            throw new AssertionError("no request was made");
        }

        @Override
        public void connectionRefused() {
            refused++;
        }
    }
}
