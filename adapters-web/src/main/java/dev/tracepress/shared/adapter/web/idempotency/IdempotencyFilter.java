package dev.tracepress.shared.adapter.web.idempotency;

import dev.tracepress.shared.adapter.web.representation.Digests;
import dev.tracepress.shared.adapter.web.request.RequestFacts;
import dev.tracepress.shared.application.port.in.AnswerOnceUseCase;
import dev.tracepress.shared.application.port.in.AnswerOnceUseCase.Answer;
import dev.tracepress.shared.application.port.in.AnswerOnceUseCase.AnswerOnce;
import dev.tracepress.shared.application.port.in.AnswerOnceUseCase.Answered;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/**
 * Has a POST that carries an {@code Idempotency-Key} done once (draft-ietf-httpapi-idempotency-key-header). The route is asked for
 * first, and who asks: so what is no route, or nobody's, is answered as without a key. What follows goes on in one transaction with
 * the memory of its answer, which is sent once that is committed.
 */
final class IdempotencyFilter implements WebFilter {

    private static final String REPLAYED = "Idempotency-Replayed";

    private final AnswerOnceUseCase answerOnce;
    private final RequestOwners owners;
    private final Supplier<HandlerMapping> routes;
    private final List<SealKey> secrets;
    private final AnswerSeal seal;

    /**
     * @param routes asked late: they are made after the filters
     * @param secrets that are known, the one of today first
     */
    IdempotencyFilter(
            AnswerOnceUseCase answerOnce,
            RequestOwners owners,
            Supplier<HandlerMapping> routes,
            List<SealKey> secrets,
            AnswerSeal seal) {
        this.answerOnce = answerOnce;
        this.owners = owners;
        this.routes = routes;
        this.secrets = List.copyOf(secrets);
        this.seal = seal;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var words = exchange.getRequest().getHeaders().getOrEmpty(KeyedRequest.HEADER);
        if (words.isEmpty() || !HttpMethod.POST.equals(exchange.getRequest().getMethod())) {
            return chain.filter(exchange);
        }
        return routes.get()
                .getHandler(exchange)
                .ofType(HandlerMethod.class)
                .singleOptional()
                .flatMap(route -> route.map(known -> once(exchange, chain, known, words))
                        .orElseGet(() -> chain.filter(exchange)));
    }

    private Mono<Void> once(ServerWebExchange exchange, WebFilterChain chain, HandlerMethod route, List<String> words) {
        return Mono.fromSupplier(() -> parts(exchange, KeyedRequest.word(words)))
                .flatMap(parts -> owners.ownerOf(exchange, route)
                        .singleOptional()
                        .map(owner -> KeyedRequest.of(owner, parts, secrets)))
                .flatMap(request -> answered(request, exchange, chain));
    }

    private static RequestParts parts(ServerWebExchange exchange, String word) {
        PathPattern route = exchange.getRequiredAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return new RequestParts(
                route.getPatternString(),
                exchange.getRequest().getURI().getRawPath(),
                word,
                Digests.of(RequestFacts.body(exchange)));
    }

    private Mono<Void> answered(KeyedRequest request, ServerWebExchange exchange, WebFilterChain chain) {
        var response = new RecordedResponse(exchange.getResponse());
        var work = recorded(response, exchange, chain).map(answer -> sealed(answer, request));
        return answerOnce
                .answer(new AnswerOnce(
                        request.key(), request.former(), request.fingerprint(), request.isAnonymous(), work))
                // Of what is refused the route has said more than the error does, such as what is left.
                .doOnError(_ -> response.handOver())
                .flatMap(answered -> sent(answered, exchange));
    }

    private static Mono<RecordedAnswer> recorded(
            RecordedResponse response, ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.defer(
                        () -> chain.filter(exchange.mutate().response(response).build()))
                .then(Mono.defer(response::setComplete))
                .then(Mono.fromSupplier(response::answer));
    }

    private Answer sealed(RecordedAnswer answer, KeyedRequest request) {
        return new Answer(seal.seal(answer.bytes(), request.key()), answer.isFinal());
    }

    private Mono<Void> sent(Answered answered, ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> RecordedAnswer.of(seal.open(answered.content(), answered.key())))
                .flatMap(answer -> {
                    if (answered.isReplayed()) {
                        exchange.getResponse().getHeaders().set(REPLAYED, "true");
                    }
                    return answer.sendBy(exchange.getResponse());
                });
    }
}
