package dev.tracepress.notification.adapter.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.UserId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalNoticeTest {

    @Test
    void one_notice_does_for_several() {
        assertThat(ArrivalNotice.of(List.of(new UserId(7), new UserId(11)))).containsExactly("7,11");
        assertThat(ArrivalNotice.recipients("7,11")).containsExactly(new UserId(7), new UserId(11));
    }

    @Test
    void a_crowd_needs_several_none_of_them_too_long_for_postgresql() {
        var crowd = LongStream.range(0, 1_000)
                .mapToObj(number -> new UserId(100_000_000_000_000_000L + number))
                .toList();

        var notices = ArrivalNotice.of(crowd);

        assertThat(notices).hasSize(3).allMatch(notice -> notice.getBytes(StandardCharsets.UTF_8).length < 8_000);
        assertThat(notices.stream().flatMap(ArrivalNotice::recipients)).containsExactlyElementsOf(crowd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "7,", "x", "7 8", "-1", "99999999999999999999"})
    void what_is_no_notice_is_about_nobody(String told) {
        assertThat(ArrivalNotice.recipients(told)).isEmpty();
    }
}
