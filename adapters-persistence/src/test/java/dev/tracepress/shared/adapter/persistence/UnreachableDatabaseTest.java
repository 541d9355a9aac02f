package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.FavoriteCounts;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.identity.application.port.out.ReadTicket;
import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.InboxSearch;
import dev.tracepress.notification.domain.NewNotification;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.notification.domain.NotificationType;
import dev.tracepress.operations.adapter.persistence.OperationsPersistenceConfiguration;
import dev.tracepress.operations.application.port.out.LineArchive;
import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.operations.application.port.out.WorkerArchive;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.operations.application.port.out.Workers;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.KeptAnswer;
import dev.tracepress.shared.application.port.out.RequestKey;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.shared.domain.VersionCondition;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whatever is asked of a database that nobody reaches: what its driver says of that crosses no port. */
@Tag("slow")
class UnreachableDatabaseTest {

    private static final UserId ADA = new UserId(1);
    private static final Session SESSION = new Session(ADA, new TokenId("one"), Given.NOON, Given.NOON.plusSeconds(60));

    /** One of each type that a method may ask for. */
    private static final List<Object> ANYTHING = List.of(
            1,
            "anything",
            Optional.empty(),
            List.of(),
            Set.of(),
            Mono.just(true),
            Given.NOON,
            ADA,
            Given.aUser("Ada"),
            Given.aUser("Ada").withId(ADA),
            Given.aUser("Ada").email(),
            Given.aUser("Ada").passwordHash(),
            ProfileEdit.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            VersionCondition.NONE,
            SESSION,
            SESSION.tokenId(),
            new ReadTicket(new TokenId("ticket"), SESSION.expiresAt(), SESSION),
            Given.slug("anything"),
            new ArticleId(1),
            Given.aDraft("Anything").publishedBy(ADA, Given.NOON),
            Given.aDraft("Anything").publishedBy(ADA, Given.NOON).withId(new ArticleId(1)),
            new ArticleSearch(
                    Optional.empty(), Optional.empty(), Optional.empty(), PageSize.USUAL, new ArticleSearch.Page(1)),
            PageSize.USUAL,
            new NotificationId(1),
            new NewNotification(ADA, ADA, new ArticleId(1), NotificationType.ARTICLE_FAVORITED, "anything", Given.NOON),
            new InboxSearch(ADA, Optional.empty(), false, PageSize.USUAL),
            new RequestKey("anything"),
            new KeptAnswer("anything", "anything"),
            new WorkerView("anything", Given.NOON, List.of(), List.of()),
            new JobKey("anything", "anything"));

    private final PostgresStore down =
            PostgresStore.on(TestPostgres.nowhere(), OperationsPersistenceConfiguration.class);

    @AfterEach
    void close() {
        down.close();
    }

    /** Whoever watches sessions never fails, and nobody takes a key outside of a transaction. */
    @TestFactory
    Stream<DynamicTest> is_unavailable_to_every_method_of_every_port() {
        var ofTheStore = Stream.of(StoragePorts.class.getMethods())
                .<Class<?>>map(Method::getReturnType)
                .filter(port -> port != SessionWatch.class);
        var others = Stream.of(
                FavoriteCounts.class,
                LineArchive.class,
                RecordedLines.class,
                RecordedSpans.class,
                SpanArchive.class,
                WorkerArchive.class,
                Workers.class);
        return Stream.concat(ofTheStore, others)
                .flatMap(port -> Stream.of(port.getMethods()))
                .filter(method -> !asksForATransaction(method))
                .map(method -> DynamicTest.dynamicTest(
                        method.getDeclaringClass().getSimpleName() + "." + method.getName(),
                        () -> assertThatThrownBy(() -> completes(asked(down, method)))
                                .isInstanceOf(SharedError.Unavailable.class)));
    }

    @TestFactory
    Stream<DynamicTest> is_unavailable_to_whoever_needs_a_transaction_once_that_is_torn_away() {
        return Stream.of(IdempotencyKeys.class.getMethods())
                .filter(UnreachableDatabaseTest::asksForATransaction)
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> {
                    try (var store = PostgresStore.on(TestPostgres.blank())) {
                        var suicide = store.database()
                                .sql("SELECT pg_terminate_backend(pg_backend_pid())")
                                .then();
                        var failure = new AtomicReference<Throwable>();
                        var work = asked(store, method).doOnError(failure::set);

                        completes(store.transactions()
                                .inTransaction(suicide.onErrorComplete().then(work))
                                .onErrorComplete());

                        assertThat(failure.get()).isInstanceOf(SharedError.Unavailable.class);
                    }
                }));
    }

    private static boolean asksForATransaction(Method method) {
        return method.getDeclaringClass() == IdempotencyKeys.class
                && !method.getName().equals("forget");
    }

    private static Mono<?> asked(PostgresStore store, Method method) {
        var arguments = Stream.of(method.getParameterTypes())
                .map(UnreachableDatabaseTest::any)
                .toArray();
        try {
            return Flux.from((Publisher<?>) method.invoke(store.bean(method.getDeclaringClass()), arguments))
                    .then();
        } catch (IllegalAccessException | InvocationTargetException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Object any(Class<?> type) {
        var boxed = type == int.class ? Integer.class : type;
        return ANYTHING.stream()
                .filter(boxed::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + type + " among what may be asked for"));
    }
}
