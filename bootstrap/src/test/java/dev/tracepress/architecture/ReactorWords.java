package dev.tracepress.architecture;

import static dev.tracepress.architecture.Homes.in;
import static dev.tracepress.architecture.Homes.outsideTheCore;
import static dev.tracepress.architecture.Homes.outsideTheDomain;
import static dev.tracepress.architecture.Ring.TELEMETRY;
import static dev.tracepress.architecture.Ring.WIRING;
import static dev.tracepress.architecture.Words.members;
import static dev.tracepress.architecture.Words.packages;
import static dev.tracepress.architecture.Words.types;
import static dev.tracepress.architecture.Words.words;

import java.util.List;

/** What the code uses of Reactor. */
final class ReactorWords {

    private static final String MONO = "reactor.core.publisher.Mono";
    private static final String FLUX = "reactor.core.publisher.Flux";

    static final Words CHAINS = words(
            "the domain returns plain values",
            outsideTheDomain(),
            "Mono and Flux carry the context and say the cardinality of what must be waited for; a rule of publishing waits for"
                    + " nothing",
            members(MONO, """
                    as cast contextWrite defaultIfEmpty defer deferContextual delay delayElement delayUntil doFinally
                    doOnCancel doOnError doOnNext doOnSubscribe doOnSuccess empty error expand filter filterWhen
                    firstWithSignal flatMap flatMapIterable flatMapMany flux from fromCallable fromFuture fromRunnable
                    fromSupplier hasElement just justOrEmpty map mapNotNull never ofType onErrorMap publishOn
                    repeatWhenEmpty single singleOptional subscribeOn switchIfEmpty tap then thenEmpty thenMany
                    thenReturn timeout transform using usingWhen when zip zipWhen zipWith
                    """),
            members(FLUX, """
                    all any as buffer cast collect collectList collectMap concat concatDelayError concatMap
                    concatMapDelayError concatMapIterable concatWith contextWrite count defaultIfEmpty defer deferContextual dematerialize distinct doFinally doOnCancel
                    doOnComplete doOnError doOnNext doOnSubscribe empty error filter filterWhen flatMap flatMapIterable
                    flatMapSequential from fromIterable fromStream hasElements index interval just last map mapNotNull
                    materialize merge mergeWith never next ofType onBackpressureDrop onBackpressureLatest onErrorMap
                    publishOn range reduce single skip sort startWith switchIfEmpty switchOnFirst take takeUntilOther takeWhile tap
                    then thenMany timeout transform using usingWhen zip zipWith
                    """));

    static final Words BLOCKING = words(
            "nobody blocks for a publisher",
            in("shared.adapter.jobs.worker", "shared.adapter.jobs.inprocess", "telemetry.jobs.QueueGauges")
                    .and("wiring.DatabaseClock", "wiring.EventLoops", "wiring.demo"),
            "a few event loops serve everybody, so whoever waits on one makes all the others wait; jobs run on virtual"
                    + " threads of their own, where waiting is free",
            members(MONO, "block blockOptional"),
            members(FLUX, "blockFirst blockLast toIterable toStream"));

    /** The shield against cancellation and what goes on in the background: where a chain must outlive its subscriber. */
    static final Words SUBSCRIPTIONS = words(
            "nobody subscribes by hand",
            in("shared.adapter.persistence.Shield", "memory.InMemoryDatabase", "wiring.DatabaseClock")
                    .and("shared.adapter.jobs.queue.Notifier", "shared.adapter.jobs.listening.DatabaseListener")
                    .and("shared.adapter.jobs.worker.JobWorker", "notification.adapter.jobs.HeardArrivals")
                    .and(
                            "shared.adapter.persistence.replica.ReplicaWatch",
                            "shared.adapter.persistence.PostgresServers")
                    .and("shared.adapter.persistence.ConnectionPools")
                    .and("telemetry.context.ReactorTraceContext", "telemetry.recording.EverySecond"),
            "a chain subscribed by hand loses the context, the cancellation and the errors of its caller; only the shield"
                    + " against cancellation, what goes on in the background, and the operators of the telemetry mean to",
            members(MONO, "subscribe subscribeWith toFuture"),
            members(FLUX, "subscribe subscribeWith"),
            members("org.reactivestreams.Publisher", "subscribe"),
            types("reactor.core", "CoreSubscriber Disposable Disposables"),
            types("org.reactivestreams", "Subscriber Subscription"));

    static final Words SHARED_SUBSCRIPTIONS = words(
            "one subscription serves several where it says so",
            in("identity.adapter.web.BearerTokens", "identity.adapter.persistence.R2dbcSessionWatch")
                    .and("operations.adapter.web.Pulse", "shared.adapter.persistence.GivenUpReads"),
            "whoever subscribes second has the context, the time and the error of the first",
            members(MONO, "cache cacheInvalidateIf cacheInvalidateWhen share"),
            members(FLUX, "cache publish replay share"));

    static final Words ANSWERED_ERRORS = words(
            "errors are answered where it is said what they mean",
            in("notification.application.StreamNotificationsService", "shared.application.HealthService")
                    .and("identity.application.LoginService", "identity.application.CurrentPassword")
                    .and("operations.application.Places")
                    .and("shared.adapter.jobs.queue.Notifier", "shared.adapter.jobs.worker")
                    .and("shared.adapter.jobs.listening.DatabaseListener", "notification.adapter.jobs.HeardArrivals")
                    .and("notification.adapter.jobs.webhook.Webhook")
                    .and("article.adapter.persistence.R2dbcArticleRepository")
                    .and("article.adapter.persistence.R2dbcFavoriteCounts", "article.adapter.persistence.hot.HeldReads")
                    .and("identity.adapter.persistence.R2dbcSessionWatch", "identity.adapter.persistence.R2dbcSessions")
                    .and("shared.adapter.persistence.Changes", "shared.adapter.persistence.GivenUpReads")
                    .and("shared.adapter.persistence.OverdueAnswers")
                    .and(
                            "shared.adapter.persistence.R2dbcTransactionBoundary",
                            "shared.adapter.persistence.PostgresServers")
                    .and("shared.adapter.persistence.replica.Replicas")
                    .and("shared.adapter.persistence.replica.ReplicaWatch")
                    .and("article.adapter.web.MovedArticles", "identity.adapter.web.SignInThrottle")
                    .and("shared.adapter.web.ops.OpsThrottle", "operations.adapter.web.Pulse")
                    .and("telemetry.recording.Telling")
                    .and("wiring.DatabaseClock"),
            "whoever goes on after an error has decided that nobody needs to know; everybody else lets it pass, or maps it to"
                    + " one of their own",
            members(MONO, "onErrorComplete onErrorContinue onErrorResume onErrorReturn retry retryWhen"),
            members(FLUX, "onErrorComplete onErrorContinue onErrorResume onErrorReturn retry retryWhen"),
            packages("reactor.util.retry.*"));

    static final Words MACHINERY = words(
            "Reactor's machinery stays at the edge",
            outsideTheCore(),
            "on which thread something runs, and what happens to all chains, is for adapters and wiring to say",
            packages("reactor.core.observability.* reactor.core.scheduler.* reactor.util.context.*"),
            types("reactor.core.publisher", "FluxOperator FluxSink MonoOperator MonoSink Signal SignalType Sinks"),
            types("org.reactivestreams", "Publisher"),
            members(MONO, "create"),
            members(FLUX, "create"));

    static final Words HOOKS = words(
            "what happens to all chains is the telemetry's",
            in(TELEMETRY, WIRING),
            "a hook changes chains whose authors do not know of it",
            types("reactor.core.publisher", "Hooks"),
            members("reactor.core.scheduler.Schedulers", "onScheduleHook resetOnScheduleHook"));

    static final List<Words> ALL =
            List.of(CHAINS, BLOCKING, SUBSCRIPTIONS, SHARED_SUBSCRIPTIONS, ANSWERED_ERRORS, MACHINERY, HOOKS);

    private ReactorWords() {}
}
