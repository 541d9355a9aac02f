package dev.tracepress.shared.application;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.shared.application.port.in.AnswerOnceUseCase;
import dev.tracepress.shared.application.port.in.AnswerOnceUseCase.Answer;
import dev.tracepress.shared.application.port.in.AnswerOnceUseCase.AnswerOnce;
import dev.tracepress.shared.application.port.in.AnswerOnceUseCase.Answered;
import dev.tracepress.shared.application.port.out.RequestKey;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AnswerOnceServiceTest {

    private static final Duration A_DAY = Duration.ofHours(24);
    private static final RequestKey KEY = new RequestKey("key");
    private static final RequestKey BY_ANOTHER_SECRET = new RequestKey("another key");

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final MemoryPorts store = new MemoryPorts(now::get);
    private final AnswerOnceUseCase service =
            RequestUseCases.answerOnce(store.transactions(), store.transactions(), store.idempotencyKeys(), now::get);
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void what_was_done_is_not_done_again_for_a_day() {
        assertThat(answered("same", work(true))).isEqualTo(Answered.first(KEY, "answer 1"));

        now.set(Given.NOON.plus(A_DAY));
        assertThat(answered("same", work(true))).isEqualTo(Answered.replayed(KEY, "answer 1"));
        assertThat(answered("same", work(true)).isReplayed()).isTrue();

        now.set(Given.NOON.plus(A_DAY).plusNanos(1));
        assertThat(answered("same", work(true))).isEqualTo(Answered.first(KEY, "answer 2"));
    }

    @Test
    void the_first_answer_is_no_replay() {
        assertThat(answered("same", work(true)).isReplayed()).isFalse();
    }

    @Test
    void what_nobody_has_proved_to_have_asked_takes_one_of_the_few_transactions() {
        var many = new Closed();
        var few = new Closed();
        var service = RequestUseCases.answerOnce(many, few, store.idempotencyKeys(), now::get);

        assertThatThrownBy(() -> resultOf(service.answer(request("same", true, work(true)))))
                .isSameAs(few.error());
        assertThatThrownBy(() -> resultOf(service.answer(request("same", false, work(true)))))
                .isSameAs(many.error());
        assertThat(done).hasValue(0);
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        answered("one", work(true));

        assertThatThrownBy(() -> answered("another", work(true))).isInstanceOf(SharedError.KeyUsedOtherwise.class);
        assertThat(done).hasValue(1);
    }

    /** The secret changes in steps, so that there are processes that keep under the one and under the other. */
    @Test
    void a_stranger_is_answered_again_while_the_secret_changes() {
        assertThat(anonymous(KEY, BY_ANOTHER_SECRET)).isEqualTo(Answered.first(KEY, "answer 1"));
        assertThat(anonymous(BY_ANOTHER_SECRET, KEY)).isEqualTo(Answered.replayed(KEY, "answer 1"));
        assertThat(done).hasValue(1);
    }

    private Answered anonymous(RequestKey key, RequestKey former) {
        return resultOf(service.answer(new AnswerOnce(key, List.of(former), key.digest(), true, work(true))));
    }

    @Test
    void an_answer_that_is_not_final_is_given_anew() {
        answered("same", work(false));

        assertThat(answered("same", work(true))).isEqualTo(Answered.first(KEY, "answer 2"));
    }

    @Test
    void what_failed_may_be_tried_again() {
        var failing = work(true).<Answer>flatMap(_ -> Mono.error(SharedError.UnknownCursor::new));

        assertThatThrownBy(() -> answered("same", failing)).isInstanceOf(SharedError.UnknownCursor.class);
        assertThat(answered("same", work(true))).isEqualTo(Answered.first(KEY, "answer 2"));
    }

    private Answered answered(String fingerprint, Mono<Answer> work) {
        return resultOf(service.answer(request(fingerprint, false, work)));
    }

    private static AnswerOnce request(String fingerprint, boolean anonymous, Mono<Answer> work) {
        return new AnswerOnce(KEY, List.of(), fingerprint, anonymous, work);
    }

    private Mono<Answer> work(boolean isFinal) {
        return Mono.fromSupplier(() -> new Answer("answer " + done.incrementAndGet(), isFinal));
    }

    /** All transactions of this boundary are taken. */
    private record Closed(SharedError.Unavailable error) implements TransactionBoundary {

        Closed() {
            this(new SharedError.Unavailable(new IllegalStateException("deliberate")));
        }

        @Override
        public <T> Mono<T> inTransaction(Mono<T> work) {
            return Mono.error(error);
        }
    }
}
