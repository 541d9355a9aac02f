package dev.tracepress.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketTest {

    @Test
    void it_does_not_show_itself() {
        assertThat(new Ticket("open sesame")).hasToString("Ticket[…]");
    }
}
