package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class VocabularyTest {

    @TestFactory
    Stream<DynamicNode> what_is_on_no_list() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(law(
                        "what is on no list is used by nobody",
                        Vocabulary::whatIsOnNoListIsUsedByNobody,
                        "do without it, or add it to JdkWords, ReactorWords or LibraryWords where it belongs, with the reason")
                .isBrokenBy(
                        """
                        package press.article.adapter.jobs;

                        import java.util.Timer;
                        import java.util.concurrent.ForkJoinPool;
                        import java.util.concurrent.ThreadLocalRandom;

                        /** Begins threads and throws dice in ways that no list has. */
                        final class Job {
                            static void later(Timer timer) {
                                ForkJoinPool.commonPool().execute(() -> {});
                            }

                            static int dice() {
                                return ThreadLocalRandom.current().nextInt();
                            }
                        }

                        package press.article.adapter.persistence;

                        import java.net.URI;
                        import reactor.core.publisher.Flux;

                        /** Begins before anybody subscribes, and reads from afar. */
                        final class Store {
                            static void begin(Flux<String> many) {
                                many.publish().connect();
                                many.log();
                            }

                            static byte[] read(URI address) throws Exception {
                                return address.toURL().openStream().readAllBytes();
                            }
                        }

                        package press.article.adapter.web;

                        import java.net.http.HttpClient;
                        import java.net.http.HttpRequest;
                        import java.net.http.HttpResponse;
                        import org.springframework.jdbc.core.JdbcTemplate;
                        import org.springframework.web.client.RestClient;

                        /** Calls somebody while a request waits. */
                        final class Page {
                            static void blocking(RestClient client, JdbcTemplate database) {}

                            static int call(HttpClient client, HttpRequest request) throws Exception {
                                return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
                            }
                        }

                        package press.article.application;

                        import java.util.Calendar;
                        import org.springframework.stereotype.Service;

                        /** Ends the process, starts another, and loads what nobody sees. */
                        @Service
                        final class Publishing {
                            static void end() throws Exception {
                                System.setProperty("port", "0");
                                Runtime.getRuntime().exec(new String[] {"sh"});
                                Class.forName("press.article.adapter.web.Page");
                                System.exit(1);
                            }

                            static void when(Calendar day) {}
                        }

                        package press.article.domain;

                        import java.text.NumberFormat;
                        import java.util.Scanner;
                        import java.util.logging.Logger;

                        interface Article {
                            void numbers(NumberFormat format);

                            void words(Scanner words);

                            void log(Logger log);
                        }
                        """,
                        "Class <article.application.Publishing> is annotated with <org.springframework.stereotype.Service>",
                        "Method <article.adapter.jobs.Job.dice> calls method <java.util.concurrent.ThreadLocalRandom.current>",
                        "Method <article.adapter.jobs.Job.dice> calls method <java.util.concurrent.ThreadLocalRandom.nextInt>",
                        "Method <article.adapter.jobs.Job.later> calls method <java.util.concurrent.ForkJoinPool.commonPool>",
                        "Method <article.adapter.jobs.Job.later> calls method <java.util.concurrent.ForkJoinPool.execute>",
                        "Method <article.adapter.jobs.Job.later> has parameter of type <java.util.Timer>",
                        "Method <article.adapter.persistence.Store.begin> calls method <reactor.core.publisher.ConnectableFlux.connect>",
                        "Method <article.adapter.persistence.Store.begin> calls method <reactor.core.publisher.Flux.log>",
                        "Method <article.adapter.persistence.Store.read> calls method <java.net.URL.openStream>",
                        "Method <article.adapter.web.Page.blocking> has parameter of type <org.springframework.jdbc.core.JdbcTemplate>",
                        "Method <article.adapter.web.Page.blocking> has parameter of type <org.springframework.web.client.RestClient>",
                        "Method <article.adapter.web.Page.call> calls method <java.net.http.HttpClient.send>",
                        "Method <article.adapter.web.Page.call> calls method <java.net.http.HttpResponse$BodyHandlers.discarding>",
                        "Method <article.adapter.web.Page.call> calls method <java.net.http.HttpResponse.statusCode>",
                        "Method <article.adapter.web.Page.call> has parameter of type <java.net.http.HttpClient>",
                        "Method <article.adapter.web.Page.call> has parameter of type <java.net.http.HttpRequest>",
                        "Method <article.application.Publishing.end> calls method <java.lang.Class.forName>",
                        "Method <article.application.Publishing.end> calls method <java.lang.Runtime.exec>",
                        "Method <article.application.Publishing.end> calls method <java.lang.System.exit>",
                        "Method <article.application.Publishing.end> calls method <java.lang.System.setProperty>",
                        "Method <article.application.Publishing.when> has parameter of type <java.util.Calendar>",
                        "Method <article.domain.Article.log> has parameter of type <java.util.logging.Logger>",
                        "Method <article.domain.Article.numbers> has parameter of type <java.text.NumberFormat>",
                        "Method <article.domain.Article.words> has parameter of type <java.util.Scanner>"));
    }

    /** Otherwise a list keeps what somebody has once needed. */
    @Test
    void each_home_is_inhabited_by_somebody_who_uses_its_words() {
        assertThat(Vocabulary.ALL.stream()
                        .flatMap(words -> words.homes().rooms().stream()
                                .filter(room -> ProductionCode.CLASSES.stream()
                                        .filter(type -> Homes.in(room).shelter(ProductionCode.ROOT, type))
                                        .noneMatch(type -> uses(type, words)))
                                .map(room -> words.rule() + ": " + room)))
                .isEmpty();
    }

    private static boolean uses(JavaClass type, Words words) {
        return Uses.by(type).stream().anyMatch(use -> use.words().contains(words));
    }
}
