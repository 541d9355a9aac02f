package dev.tracepress.shared.adapter.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

    private final ClientAddresses addresses =
            new ClientAddresses(new ProxySettings(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/32")));

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, '', 198.51.100.1",
        "198.51.100.1, 203.0.113.9, 198.51.100.1",
        "10.1.2.3, 203.0.113.9, 203.0.113.9",
        "10.1.2.3, '203.0.113.1, 203.0.113.9', 203.0.113.9",
        "10.1.2.3, '203.0.113.9, 192.0.2.7', 203.0.113.9",
        "10.1.2.3, '203.0.113.9, 192.0.2.8', 192.0.2.8",
        "10.1.2.3, 'example.com', 10.1.2.3",
        "10.1.2.3, '203.0.113.9, ', 10.1.2.3",
        "10.1.2.3, '', 10.1.2.3"
    })
    void only_trusted_proxies_are_believed(String connected, String said, String client) {
        assertThat(clientOf(connected, said)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.9:51234, 203.0.113.9",
        "'203.0.113.1, 203.0.113.9:51234, 192.0.2.7:443', 203.0.113.9",
        "[2a00:1:2:3::1]:443, 2a00:1:2:3::1",
        "[2a00:1:2:3::1], 2a00:1:2:3::1",
        "2a00:1:2:3::1, 2a00:1:2:3::1",
        "'203.0.113.9, [2001:db8::1]:443', 203.0.113.9",
        "203.0.113.9:, 10.1.2.3",
        "203.0.113.9:http, 10.1.2.3",
        "[203.0.113.9:80, 10.1.2.3",
        "[::1, 10.1.2.3"
    })
    void a_port_is_no_part_of_who_it_is(String said, String client) {
        assertThat(clientOf("10.1.2.3", said)).isEqualTo(clientOf(client, ""));
    }

    @Test
    void one_network_of_ipv6_is_one_client() {
        assertThat(clientOf("2a00:1:2:3::1", ""))
                .isEqualTo(clientOf("2a00:1:2:3:ffff::2", ""))
                .isNotEqualTo(clientOf("2a00:1:2:4::1", ""));
        assertThat(clientOf("2001:db8::1", "203.0.113.9")).isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "proxy.example.com", "10.0.0/8x", ""})
    void what_is_no_network_is_refused(String text) {
        assertThatThrownBy(() -> new ProxySettings(List.of(text))).isInstanceOf(IllegalArgumentException.class);
    }

    private String clientOf(String connected, String said) {
        return addresses.clientOf(InetAddress.ofLiteral(connected), said.isEmpty() ? List.of() : List.of(said));
    }
}
