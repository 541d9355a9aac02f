package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class JdkWordsTest {

    @TestFactory
    Stream<DynamicNode> the_jdk() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law(JdkWords.DOMAIN_TEXT)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import java.net.IDN;
                                import java.text.Normalizer;

                                record Page(Normalizer.Form form) {
                                    static String host(String name) {
                                        return IDN.toASCII(name);
                                    }
                                }

                                package press.article.domain;

                                import java.text.Normalizer;

                                record Slug(Normalizer.Form allowed) {}
                                """,
                                "Constructor <article.adapter.web.Page.<init>> has parameter of type <java.text.Normalizer$Form>",
                                "Field <article.adapter.web.Page.form> has type <java.text.Normalizer$Form>",
                                "Method <article.adapter.web.Page.form> has return type <java.text.Normalizer$Form>",
                                "Method <article.adapter.web.Page.host> calls method <java.net.IDN.toASCII>"),
                law(JdkWords.EDGE)
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import java.net.URI;
                                import java.nio.charset.StandardCharsets;
                                import java.util.concurrent.TimeUnit;

                                /** Knows how things are written down. */
                                record Publishing(URI address, TimeUnit unit) {
                                    static byte[] bytes(String text) {
                                        return text.getBytes(StandardCharsets.UTF_8);
                                    }
                                }

                                package press.article.domain;

                                import java.io.InputStream;
                                import java.io.UncheckedIOException;
                                import java.io.IOException;

                                /** Reads, and catches what reading throws. */
                                final class Article {
                                    static int read(InputStream input) {
                                        try {
                                            return input.read();
                                        } catch (IOException e) {
                                            throw new UncheckedIOException(e);
                                        }
                                    }
                                }
                                """,
                                "Constructor <article.application.Publishing.<init>> has parameter of type <java.net.URI>",
                                "Constructor <article.application.Publishing.<init>> has parameter of type <java.util.concurrent.TimeUnit>",
                                "Field <article.application.Publishing.address> has type <java.net.URI>",
                                "Field <article.application.Publishing.unit> has type <java.util.concurrent.TimeUnit>",
                                "Method <article.application.Publishing.address> has return type <java.net.URI>",
                                "Method <article.application.Publishing.bytes> gets field <java.nio.charset.StandardCharsets.UTF_8>",
                                "Method <article.application.Publishing.unit> has return type <java.util.concurrent.TimeUnit>",
                                "Method <article.domain.Article.read> calls constructor <java.io.UncheckedIOException.<init>>",
                                "Method <article.domain.Article.read> calls method <java.io.InputStream.read>",
                                "Method <article.domain.Article.read> catches type <java.io.IOException>",
                                "Method <article.domain.Article.read> has parameter of type <java.io.InputStream>"),
                law(JdkWords.SHARED_MEMORY)
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import java.util.Map;
                                import java.util.concurrent.CompletableFuture;
                                import java.util.concurrent.ConcurrentHashMap;
                                import java.util.concurrent.Semaphore;
                                import java.util.concurrent.atomic.AtomicLong;

                                /** Remembers requests. */
                                final class FindService {
                                    private final Map<String, Long> seen = new ConcurrentHashMap<>();
                                    private final AtomicLong count = new AtomicLong();

                                    static boolean enter(Semaphore permits, CompletableFuture<Void> done) {
                                        return permits.tryAcquire() && done.complete(null);
                                    }
                                }

                                package press.article.adapter.web;

                                import java.util.concurrent.atomic.LongAdder;

                                record Page(LongAdder allowed) {}
                                """,
                                "Constructor <article.application.FindService.<init>> calls constructor <java.util.concurrent.ConcurrentHashMap.<init>>",
                                "Constructor <article.application.FindService.<init>> calls constructor <java.util.concurrent.atomic.AtomicLong.<init>>",
                                "Field <article.application.FindService.count> has type <java.util.concurrent.atomic.AtomicLong>",
                                "Method <article.application.FindService.enter> calls method <java.util.concurrent.CompletableFuture.complete>",
                                "Method <article.application.FindService.enter> calls method <java.util.concurrent.Semaphore.tryAcquire>",
                                "Method <article.application.FindService.enter> has generic parameter type <java.util.concurrent.CompletableFuture<java.lang.Void>> with type argument depending on <java.util.concurrent.CompletableFuture>",
                                "Method <article.application.FindService.enter> has parameter of type <java.util.concurrent.CompletableFuture>",
                                "Method <article.application.FindService.enter> has parameter of type <java.util.concurrent.Semaphore>"),
                law(JdkWords.STREAM_POSITION)
                        .isBrokenBy(
                                """
                                package press.article.application;

                                import java.util.concurrent.atomic.AtomicReference;

                                record FindService(AtomicReference<String> last) {}

                                package press.notification.application;

                                import java.util.concurrent.atomic.AtomicReference;

                                record StreamNotificationsService(AtomicReference<String> allowed) {}
                                """,
                                "Constructor <article.application.FindService.<init>> has generic parameter type <java.util.concurrent.atomic.AtomicReference<java.lang.String>> with type argument depending on <java.util.concurrent.atomic.AtomicReference>",
                                "Constructor <article.application.FindService.<init>> has parameter of type <java.util.concurrent.atomic.AtomicReference>",
                                "Field <article.application.FindService.last> has type <java.util.concurrent.atomic.AtomicReference>",
                                "Method <article.application.FindService.last> has return type <java.util.concurrent.atomic.AtomicReference>"),
                law(JdkWords.WAITING)
                        .isBrokenBy(
                                """
                                package press.article.adapter.persistence;

                                import java.util.concurrent.CompletableFuture;
                                import java.util.concurrent.Future;
                                import java.util.function.Function;

                                /** Waits for futures, once by a method reference and once for one of its own. */
                                final class Waiting {
                                    static void forFutures(Future<String> any, CompletableFuture<String> one, Own own) throws Exception {
                                        var _ = any.get();
                                        var _ = one.join();
                                        var _ = own.get();
                                    }

                                    static Function<CompletableFuture<String>, String> later() {
                                        return CompletableFuture::join;
                                    }

                                    static final class Own extends CompletableFuture<String> {}
                                }

                                package press.article.adapter.web;

                                import java.util.concurrent.CountDownLatch;
                                import java.util.concurrent.Semaphore;
                                import java.util.concurrent.locks.LockSupport;
                                import java.util.concurrent.locks.ReentrantLock;

                                /** Waits for other threads. */
                                final class Waiting {
                                    private final ReentrantLock lock = new ReentrantLock();

                                    static void forNetty(io.netty.channel.ChannelFuture written) throws InterruptedException {
                                        written.sync();
                                    }

                                    void forThreads(CountDownLatch latch, Semaphore permits, Object monitor) throws InterruptedException {
                                        latch.await();
                                        permits.acquire();
                                        LockSupport.park();
                                        lock.lock();
                                        synchronized (monitor) {
                                            monitor.wait();
                                        }
                                    }
                                }

                                package press.article.domain;

                                /** Waits in the domain. */
                                final class Patience {
                                    static void sleep() throws InterruptedException {
                                        Thread.sleep(1);
                                    }
                                }

                                package press.shared.adapter.jobs.worker;

                                /** Stands on a thread of its own. */
                                final class Worker {
                                    static void allowed() throws InterruptedException {
                                        Thread.sleep(1);
                                    }
                                }
                                """,
                                "Constructor <article.adapter.web.Waiting.<init>> calls constructor <java.util.concurrent.locks.ReentrantLock.<init>>",
                                "Field <article.adapter.web.Waiting.lock> has type <java.util.concurrent.locks.ReentrantLock>",
                                "Method <article.adapter.persistence.Waiting.forFutures> calls method <article.adapter.persistence.Waiting$Own.get>",
                                "Method <article.adapter.persistence.Waiting.forFutures> calls method <java.util.concurrent.CompletableFuture.join>",
                                "Method <article.adapter.persistence.Waiting.forFutures> calls method <java.util.concurrent.Future.get>",
                                "Method <article.adapter.persistence.Waiting.forFutures> has generic parameter type <java.util.concurrent.Future<java.lang.String>> with type argument depending on <java.util.concurrent.Future>",
                                "Method <article.adapter.persistence.Waiting.forFutures> has parameter of type <java.util.concurrent.Future>",
                                "Method <article.adapter.persistence.Waiting.later> references method <java.util.concurrent.CompletableFuture.join>",
                                "Method <article.adapter.web.Waiting.forNetty> calls method <io.netty.channel.ChannelFuture.sync>",
                                "Method <article.adapter.web.Waiting.forThreads> calls method <java.lang.Object.wait>",
                                "Method <article.adapter.web.Waiting.forThreads> calls method <java.util.concurrent.CountDownLatch.await>",
                                "Method <article.adapter.web.Waiting.forThreads> calls method <java.util.concurrent.Semaphore.acquire>",
                                "Method <article.adapter.web.Waiting.forThreads> calls method <java.util.concurrent.locks.LockSupport.park>",
                                "Method <article.adapter.web.Waiting.forThreads> calls method <java.util.concurrent.locks.ReentrantLock.lock>",
                                "Method <article.adapter.web.Waiting.forThreads> has parameter of type <java.util.concurrent.CountDownLatch>",
                                "Method <article.domain.Patience.sleep> calls method <java.lang.Thread.sleep>"),
                law(JdkWords.THREADS)
                        .isBrokenBy(
                                """
                                package press.article.adapter.persistence;

                                import java.util.List;
                                import java.util.concurrent.CompletableFuture;
                                import java.util.concurrent.Executors;

                                /** Goes on elsewhere, in five ways. */
                                final class Elsewhere {
                                    static void go(Runnable work, List<String> words) {
                                        CompletableFuture.runAsync(work);
                                        Thread.ofVirtual().start(work);
                                        Executors.newCachedThreadPool().submit(work);
                                        words.parallelStream().forEach(String::length);
                                        words.stream().parallel().forEach(String::length);
                                    }
                                }

                                package press.article.application;

                                /** A thread by its class. */
                                final class Publishing extends Thread {}

                                package press.telemetry.export;

                                final class Exporting {
                                    static Thread allowed(Runnable work) {
                                        return Thread.ofPlatform().start(work);
                                    }
                                }
                                """,
                                "Class <article.application.Publishing> extends class <java.lang.Thread>",
                                "Method <article.adapter.persistence.Elsewhere.go> calls method <java.lang.Thread$Builder$OfVirtual.start>",
                                "Method <article.adapter.persistence.Elsewhere.go> calls method <java.lang.Thread.ofVirtual>",
                                "Method <article.adapter.persistence.Elsewhere.go> calls method <java.util.List.parallelStream>",
                                "Method <article.adapter.persistence.Elsewhere.go> calls method <java.util.concurrent.CompletableFuture.runAsync>",
                                "Method <article.adapter.persistence.Elsewhere.go> calls method <java.util.concurrent.ExecutorService.submit>",
                                "Method <article.adapter.persistence.Elsewhere.go> calls method <java.util.concurrent.Executors.newCachedThreadPool>",
                                "Method <article.adapter.persistence.Elsewhere.go> calls method <java.util.stream.Stream.parallel>"),
                law(JdkWords.HANDED_OVER)
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import java.util.concurrent.Executor;
                                import reactor.core.scheduler.Scheduler;
                                import reactor.core.scheduler.Schedulers;

                                /** Leaves its chain by a task; on which scheduler the chain goes on, it may say. */
                                final class Leaving {
                                    static void leave(Executor threads, Runnable task) {
                                        threads.execute(task);
                                        Schedulers.parallel().schedule(task);
                                    }

                                    static Scheduler allowed() {
                                        return Schedulers.parallel();
                                    }
                                }
                                """,
                                "Method <article.adapter.jobs.Leaving.leave> calls method <java.util.concurrent.Executor.execute>",
                                "Method <article.adapter.jobs.Leaving.leave> calls method <reactor.core.scheduler.Scheduler.schedule>",
                                "Method <article.adapter.jobs.Leaving.leave> has parameter of type <java.util.concurrent.Executor>"),
                law(JdkWords.FILES)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import java.io.IOException;
                                import java.nio.file.Files;
                                import java.nio.file.Path;

                                /** Reads a file while a request waits. */
                                final class Page {
                                    static String read(Path file) throws IOException {
                                        return Files.readString(file);
                                    }
                                }

                                package press.wiring.settings;

                                import java.io.IOException;
                                import java.nio.file.Files;
                                import java.nio.file.Path;

                                final class Secret {
                                    static String allowed(Path file) throws IOException {
                                        return Files.readString(file);
                                    }
                                }
                                """,
                                "Method <article.adapter.web.Page.read> calls method <java.nio.file.Files.readString>"),
                law(JdkWords.PATHS)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import java.nio.file.Path;

                                record Page(Path file) {}

                                package press.shared.adapter.persistence;

                                import java.nio.file.Path;

                                record Certificate(Path allowed) {}
                                """,
                                "Constructor <article.adapter.web.Page.<init>> has parameter of type <java.nio.file.Path>",
                                "Field <article.adapter.web.Page.file> has type <java.nio.file.Path>",
                                "Method <article.adapter.web.Page.file> has return type <java.nio.file.Path>"),
                law(JdkWords.NETWORK)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import java.net.InetAddress;
                                import java.net.ServerSocket;

                                /** Waits for a name server, and serves by itself; an address that is written out it may read. */
                                final class Page {
                                    static String name() throws Exception {
                                        return InetAddress.getLocalHost().getHostName() + new ServerSocket(0).getLocalPort();
                                    }

                                    static InetAddress allowed(String address) {
                                        return InetAddress.ofLiteral(address);
                                    }
                                }
                                """,
                                "Method <article.adapter.web.Page.name> calls constructor <java.net.ServerSocket.<init>>",
                                "Method <article.adapter.web.Page.name> calls method <java.net.InetAddress.getHostName>",
                                "Method <article.adapter.web.Page.name> calls method <java.net.InetAddress.getLocalHost>",
                                "Method <article.adapter.web.Page.name> calls method <java.net.ServerSocket.getLocalPort>"),
                law(JdkWords.PROCESSES)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                /** Looks at the machine. */
                                final class Page {
                                    static long size() {
                                        return ProcessHandle.current().pid() + Runtime.getRuntime().availableProcessors();
                                    }
                                }
                                """,
                                "Method <article.adapter.web.Page.size> calls method <java.lang.ProcessHandle.current>",
                                "Method <article.adapter.web.Page.size> calls method <java.lang.ProcessHandle.pid>",
                                "Method <article.adapter.web.Page.size> calls method <java.lang.Runtime.availableProcessors>",
                                "Method <article.adapter.web.Page.size> calls method <java.lang.Runtime.getRuntime>"),
                law(JdkWords.REFLECTION)
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import java.lang.reflect.Method;
                                import java.util.ServiceLoader;

                                /** Finds by name what nobody sees it use; a class's name it may read. */
                                final class Finding {
                                    static Object call(Method method) throws ReflectiveOperationException {
                                        return method.invoke(null);
                                    }

                                    static Object load(Class<?> type) {
                                        return ServiceLoader.load(type, type.getClassLoader());
                                    }

                                    static String allowed(Class<?> type) {
                                        return type.getSimpleName();
                                    }
                                }
                                """,
                                "Method <article.adapter.jobs.Finding.call> calls method <java.lang.reflect.Method.invoke>",
                                "Method <article.adapter.jobs.Finding.call> has parameter of type <java.lang.reflect.Method>",
                                "Method <article.adapter.jobs.Finding.call> throws type <java.lang.ReflectiveOperationException>",
                                "Method <article.adapter.jobs.Finding.load> calls method <java.lang.Class.getClassLoader>",
                                "Method <article.adapter.jobs.Finding.load> calls method <java.util.ServiceLoader.load>"),
                law(JdkWords.ENVIRONMENT)
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import org.springframework.beans.factory.annotation.Value;

                                interface Settings {
                                    void read(@Value("${size}") int size);
                                }

                                package press.article.adapter.web;

                                import org.springframework.core.env.PropertyResolver;

                                interface Settings {
                                    void read(PropertyResolver environment);
                                }

                                package press.article.domain;

                                /** Reads the environment by Java's own means. */
                                final class Settings {
                                    static String variable() {
                                        return System.getenv("PORT") + System.getProperty("port");
                                    }

                                    static boolean flags() {
                                        return Boolean.getBoolean("flag") || Integer.getInteger("port", 1) > 0 || Long.getLong("size", 1) > 0;
                                    }
                                }

                                package press.wiring;

                                import org.springframework.core.env.Environment;

                                /** Stands where settings are read. */
                                interface Settings {
                                    static String variable() {
                                        return System.getenv("PORT");
                                    }

                                    void read(Environment environment);
                                }
                                """,
                                "Method <article.adapter.web.Settings.read> has parameter of type <org.springframework.core.env.PropertyResolver>",
                                "Method <article.domain.Settings.flags> calls method <java.lang.Boolean.getBoolean>",
                                "Method <article.domain.Settings.flags> calls method <java.lang.Integer.getInteger>",
                                "Method <article.domain.Settings.flags> calls method <java.lang.Long.getLong>",
                                "Method <article.domain.Settings.variable> calls method <java.lang.System.getProperty>",
                                "Method <article.domain.Settings.variable> calls method <java.lang.System.getenv>",
                                "Parameter <int> of method <article.adapter.jobs.Settings.read> is annotated with <org.springframework.beans.factory.annotation.Value>"),
                law(JdkWords.ENVIRONMENT_OF_THE_LOG)
                        .isBrokenBy(
                                """
                                package press.telemetry.logging;

                                import org.springframework.core.env.Environment;

                                record JsonLine(Environment environment) {}

                                record LogFormat(Environment allowed) {}
                                """,
                                "Constructor <telemetry.logging.JsonLine.<init>> has parameter of type <org.springframework.core.env.Environment>",
                                "Field <telemetry.logging.JsonLine.environment> has type <org.springframework.core.env.Environment>",
                                "Method <telemetry.logging.JsonLine.environment> has return type <org.springframework.core.env.Environment>"),
                law(JdkWords.PROPERTIES)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import java.util.Properties;

                                record Page(Properties settings) {}
                                """,
                                "Constructor <article.adapter.web.Page.<init>> has parameter of type <java.util.Properties>",
                                "Field <article.adapter.web.Page.settings> has type <java.util.Properties>",
                                "Method <article.adapter.web.Page.settings> has return type <java.util.Properties>"),
                law(JdkWords.RUNTIME)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import java.lang.management.ManagementFactory;

                                /** Reads the environment by a back door. */
                                final class Page {
                                    static String home() {
                                        return ManagementFactory.getRuntimeMXBean().getSystemProperties().get("user.home");
                                    }
                                }
                                """,
                                "Method <article.adapter.web.Page.home> calls method <java.lang.management.ManagementFactory.getRuntimeMXBean>",
                                "Method <article.adapter.web.Page.home> calls method <java.lang.management.RuntimeMXBean.getSystemProperties>"),
                law(JdkWords.JDBC)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import java.sql.Connection;
                                import javax.sql.DataSource;

                                interface Page {
                                    void jdbc(Connection connection, DataSource source);
                                }
                                """,
                                "Method <article.adapter.web.Page.jdbc> has parameter of type <java.sql.Connection>",
                                "Method <article.adapter.web.Page.jdbc> has parameter of type <javax.sql.DataSource>"),
                law(JdkWords.CLOCKS)
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import java.time.Instant;

                                record Job(Instant due) {
                                    static Job now() {
                                        return new Job(Instant.now());
                                    }
                                }

                                package press.article.application;

                                import java.time.Clock;
                                import java.time.Instant;
                                import java.time.InstantSource;
                                import java.util.List;
                                import java.util.function.Supplier;

                                /** Brings clocks of its own, one of them by a method reference; the one that it is given it may read. */
                                record Publishing(InstantSource given) {
                                    List<Object> clocks() {
                                        return List.of(Clock.systemUTC(), InstantSource.system(), Clock.tickMillis(Clock.systemUTC().getZone()));
                                    }

                                    long ticks() {
                                        return System.currentTimeMillis() + System.nanoTime();
                                    }

                                    Supplier<Instant> later() {
                                        return Instant::now;
                                    }

                                    Instant allowed() {
                                        return given.instant();
                                    }
                                }

                                package press.article.domain;

                                import java.time.Instant;
                                import java.time.LocalDate;

                                /** Looks at the clock on the wall. */
                                record Article(Instant createdAt, LocalDate day) {
                                    static Article written() {
                                        return new Article(Instant.now(), LocalDate.now());
                                    }
                                }
                                """,
                                "Method <article.adapter.jobs.Job.now> calls method <java.time.Instant.now>",
                                "Method <article.application.Publishing.clocks> calls method <java.time.Clock.systemUTC>",
                                "Method <article.application.Publishing.clocks> calls method <java.time.Clock.systemUTC>",
                                "Method <article.application.Publishing.clocks> calls method <java.time.Clock.tickMillis>",
                                "Method <article.application.Publishing.clocks> calls method <java.time.InstantSource.system>",
                                "Method <article.application.Publishing.later> references method <java.time.Instant.now>",
                                "Method <article.application.Publishing.ticks> calls method <java.lang.System.currentTimeMillis>",
                                "Method <article.application.Publishing.ticks> calls method <java.lang.System.nanoTime>",
                                "Method <article.domain.Article.written> calls method <java.time.Instant.now>",
                                "Method <article.domain.Article.written> calls method <java.time.LocalDate.now>"),
                law(JdkWords.CHANCE)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import java.util.UUID;

                                record Page(UUID request) {
                                    static Page shown() {
                                        return new Page(UUID.randomUUID());
                                    }
                                }

                                package press.article.application;

                                import java.security.SecureRandom;
                                import java.util.function.Supplier;
                                import java.util.random.RandomGenerator;

                                /** Brings its dice by a method reference. */
                                final class Publishing {
                                    static Supplier<RandomGenerator> chance() {
                                        return SecureRandom::new;
                                    }
                                }

                                package press.article.domain;

                                import java.util.Collections;
                                import java.util.List;
                                import java.util.Random;
                                import java.util.random.RandomGenerator;

                                /** Brings dice of its own; those that it is given it may throw. */
                                final class Slug {
                                    static String named() {
                                        return "slug-" + Math.random();
                                    }

                                    static List<RandomGenerator> dice() {
                                        return List.of(new Random(1), RandomGenerator.getDefault(), RandomGenerator.of("L64X128MixRandom"));
                                    }

                                    static void mix(List<String> words) {
                                        Collections.shuffle(words);
                                    }

                                    static int allowed(RandomGenerator chance) {
                                        return chance.nextInt();
                                    }
                                }
                                """,
                                "Method <article.adapter.web.Page.shown> calls method <java.util.UUID.randomUUID>",
                                "Method <article.application.Publishing.chance> references constructor <java.security.SecureRandom.<init>>",
                                "Method <article.domain.Slug.dice> calls constructor <java.util.Random.<init>>",
                                "Method <article.domain.Slug.dice> calls method <java.util.random.RandomGenerator.getDefault>",
                                "Method <article.domain.Slug.dice> calls method <java.util.random.RandomGenerator.of>",
                                "Method <article.domain.Slug.mix> calls method <java.util.Collections.shuffle>",
                                "Method <article.domain.Slug.named> calls method <java.lang.Math.random>"),
                law(JdkWords.HABITS_OF_THE_MACHINE)
                        .isBrokenBy(
                                """
                                package press.article.domain;

                                import java.nio.charset.Charset;
                                import java.time.ZoneId;
                                import java.util.Locale;

                                /** Says something else on every machine. */
                                final class Slug {
                                    static String of(String title) {
                                        return title.toLowerCase(Locale.getDefault()) + ZoneId.systemDefault() + Charset.defaultCharset();
                                    }

                                    static String allowed(String title) {
                                        return title.toLowerCase(Locale.ROOT) + ZoneId.of("Europe/Berlin");
                                    }
                                }
                                """,
                                "Method <article.domain.Slug.of> calls method <java.nio.charset.Charset.defaultCharset>",
                                "Method <article.domain.Slug.of> calls method <java.time.ZoneId.systemDefault>",
                                "Method <article.domain.Slug.of> calls method <java.util.Locale.getDefault>"),
                law(JdkWords.OLD_DATES)
                        .isBrokenBy(
                                """
                                package press.article.domain;

                                import java.util.Date;

                                record Article(Date written) {}

                                package press.identity.adapter.security;

                                import java.util.Date;

                                record TokenClaims(Date allowed) {}
                                """,
                                "Constructor <article.domain.Article.<init>> has parameter of type <java.util.Date>",
                                "Field <article.domain.Article.written> has type <java.util.Date>",
                                "Method <article.domain.Article.written> has return type <java.util.Date>"),
                law(JdkWords.PARSE_ERRORS)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import java.text.ParseException;

                                interface Page {
                                    void parse(String text) throws ParseException;
                                }
                                """, "Method <article.adapter.web.Page.parse> throws type <java.text.ParseException>"),
                law(JdkWords.KEY_PAIRS)
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import java.security.PrivateKey;
                                import java.security.interfaces.RSAPublicKey;

                                interface Page {
                                    void sign(PrivateKey key);

                                    void show(RSAPublicKey key);
                                }

                                package press.identity.adapter.security;

                                import java.security.PrivateKey;

                                record TokenKey(PrivateKey allowed) {}
                                """,
                                "Method <article.adapter.web.Page.show> has parameter of type <java.security.interfaces.RSAPublicKey>",
                                "Method <article.adapter.web.Page.sign> has parameter of type <java.security.PrivateKey>"),
                law(JdkWords.STANDARD_STREAMS)
                        .isBrokenBy(
                                """
                                package press.article.domain;

                                import java.io.PrintStream;

                                /** Talks to a terminal. */
                                final class Chatter {
                                    static void say(IllegalStateException error) {
                                        System.out.println("said");
                                        System.err.println("complained");
                                        error.printStackTrace();
                                    }

                                    static int hears() throws java.io.IOException {
                                        return System.in.read();
                                    }
                                }
                                """,
                                "Method <article.domain.Chatter.hears> gets field <java.lang.System.in>",
                                "Method <article.domain.Chatter.say> calls method <java.io.PrintStream.println>",
                                "Method <article.domain.Chatter.say> calls method <java.io.PrintStream.println>",
                                "Method <article.domain.Chatter.say> calls method <java.lang.IllegalStateException.printStackTrace>",
                                "Method <article.domain.Chatter.say> gets field <java.lang.System.err>",
                                "Method <article.domain.Chatter.say> gets field <java.lang.System.out>"));
    }
}
