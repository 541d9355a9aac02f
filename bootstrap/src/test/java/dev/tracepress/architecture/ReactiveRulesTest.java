package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ReactiveRulesTest {

    @TestFactory
    Stream<DynamicNode> the_reactive_chain() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law(
                                "jobs that never block call use cases alone",
                                ReactiveRules::jobsThatNeverBlockCallUseCasesAlone,
                                "leave neverBlocking() out of the policy, and the job runs on a virtual thread")
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import java.io.IOException;
                                import java.net.http.HttpClient;
                                import java.net.http.HttpRequest;
                                import java.net.http.HttpResponse.BodyHandlers;
                                import press.shared.adapter.jobs.JobPolicy;
                                import reactor.core.publisher.Mono;

                                /** One that says that it never blocks and does, and one that says nothing. */
                                final class Jobs {
                                    /** Calls another system, and waits for it. */
                                    record Blocking(HttpClient client) {
                                        static JobPolicy policy() {
                                            return new JobPolicy(true).neverBlocking();
                                        }

                                        Mono<Integer> run(HttpRequest request) throws IOException, InterruptedException {
                                            return Mono.just(client.send(request, BodyHandlers.discarding()).statusCode());
                                        }

                                        static int wait(Mono<Integer> other) {
                                            return other.blockOptional().orElse(0);
                                        }
                                    }

                                    /** May do as it likes. */
                                    record Silent(HttpClient client) {
                                        static JobPolicy policy() {
                                            return new JobPolicy(true);
                                        }
                                    }
                                }

                                package press.shared.adapter.jobs;

                                /** What the rule is about. */
                                public record JobPolicy(boolean mayBlock) {
                                    public JobPolicy neverBlocking() {
                                        return new JobPolicy(false);
                                    }
                                }
                                """,
                                "Constructor <article.adapter.jobs.Jobs$Blocking.<init>> has parameter of type <java.net.http.HttpClient>",
                                "Field <article.adapter.jobs.Jobs$Blocking.client> has type <java.net.http.HttpClient>",
                                "Method <article.adapter.jobs.Jobs$Blocking.client> has return type <java.net.http.HttpClient>",
                                "Method <article.adapter.jobs.Jobs$Blocking.run> calls method <java.net.http.HttpClient.send>",
                                "Method <article.adapter.jobs.Jobs$Blocking.run> calls method <java.net.http.HttpResponse$BodyHandlers.discarding>",
                                "Method <article.adapter.jobs.Jobs$Blocking.run> calls method <java.net.http.HttpResponse.statusCode>",
                                "Method <article.adapter.jobs.Jobs$Blocking.run> has parameter of type <java.net.http.HttpRequest>",
                                "Method <article.adapter.jobs.Jobs$Blocking.run> throws type <java.io.IOException>",
                                "Method <article.adapter.jobs.Jobs$Blocking.wait> calls method <reactor.core.publisher.Mono.blockOptional>"),
                law(
                                "nobody locks on event loops",
                                ReactiveRules::nobodyLocksOnEventLoops,
                                "use an atomic value or a concurrent map, and say @KeepsState")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                final class Page {
                                    private final Object lock = new Object();

                                    synchronized int whole() {
                                        return 1;
                                    }

                                    int part() {
                                        synchronized (lock) {
                                            return 1;
                                        }
                                    }

                                    Runnable later() {
                                        return () -> {
                                            synchronized (lock) {
                                                lock.hashCode();
                                            }
                                        };
                                    }
                                }

                                package press.shared.adapter.jobs;

                                final class Slots {
                                    synchronized int allowed() {
                                        return 1;
                                    }
                                }
                                """,
                                "article.adapter.web.Page.lambda$later$0 is synchronized",
                                "article.adapter.web.Page.part is synchronized",
                                "article.adapter.web.Page.whole is synchronized"));
    }
}
