package dev.tracepress.shared.application.port.in;

import dev.tracepress.shared.application.port.out.RequestKey;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.List;
import reactor.core.publisher.Mono;

/** A client may send a request again without having it done again. */
public interface AnswerOnceUseCase {

    /**
     * Does the work in one transaction with the memory of its answer, or finds that it was done within the last 24 hours. Work
     * that fails is forgotten with all that it wrote.
     *
     * @return the answer of the first request under the key, or {@link
     *     dev.tracepress.shared.domain.SharedError.RequestUnderWay} while that is being done, {@link
     *     dev.tracepress.shared.domain.SharedError.KeyUsedOtherwise} if it was another request, the work's own error, {@link
     *     dev.tracepress.shared.domain.SharedError.Unavailable}
     */
    @WithSpan("request.answerOnce")
    Mono<Answered> answer(AnswerOnce command);

    /**
     * What is to be done once.
     *
     * @param key under which its answer is kept
     * @param former under which the same request may have been answered, before a secret changed that its key is made of
     * @param fingerprint of all that makes the request another one; of an anonymous one that is in its key
     * @param anonymous nobody has proved who they are: then passwords are at work, which takes long, and only a few of these hold
     *     a transaction open at a time
     * @param work what the request asks for; it ends with its answer
     */
    record AnswerOnce(
            RequestKey key, List<RequestKey> former, String fingerprint, boolean anonymous, Mono<Answer> work) {

        public AnswerOnce {
            former = List.copyOf(former);
        }
    }

    /**
     * What the work ends with.
     *
     * @param content sealed
     * @param isFinal whether whoever asks again is to get the same
     */
    record Answer(String content, boolean isFinal) {}

    /**
     * What is to be answered.
     *
     * @param key under which it is kept, and for which it is sealed
     * @param origin {@value #FIRST} or {@value #REPLAYED}
     */
    record Answered(
            RequestKey key,
            String content,
            @SpanAttribute("request.answer") String origin) {

        private static final String FIRST = "first";
        private static final String REPLAYED = "replayed";

        public static Answered first(RequestKey key, String content) {
            return new Answered(key, content, FIRST);
        }

        public static Answered replayed(RequestKey key, String content) {
            return new Answered(key, content, REPLAYED);
        }

        public boolean isReplayed() {
            return origin.equals(REPLAYED);
        }
    }
}
