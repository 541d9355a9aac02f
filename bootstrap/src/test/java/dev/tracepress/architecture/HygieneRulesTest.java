package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class HygieneRulesTest {

    @TestFactory
    Stream<DynamicNode> habits() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law(
                                "nothing is injected into fields",
                                HygieneRules::nothingIsInjectedIntoFields,
                                "take it by the constructor")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import jakarta.annotation.Resource;
                                import org.jspecify.annotations.Nullable;
                                import org.springframework.beans.factory.annotation.Autowired;
                                import org.springframework.beans.factory.annotation.Value;

                                /** Is given what it needs behind its constructor's back. */
                                final class ArticleController {
                                    @Autowired
                                    @Nullable
                                    String spring;

                                    @Value("${port}")
                                    @Nullable
                                    String setting;

                                    @Inject
                                    @Nullable
                                    String jakarta;

                                    @Resource
                                    @Nullable
                                    String resource;

                                    final String given;

                                    ArticleController(String given) {
                                        this.given = given;
                                    }
                                }

                                /** As the Jakarta annotation is called. */
                                @interface Inject {}
                                """,
                                "Field <article.adapter.web.ArticleController.jakarta> is annotated with @Autowired, @Inject, @Value or @Resource",
                                "Field <article.adapter.web.ArticleController.resource> is annotated with @Autowired, @Inject, @Value or @Resource",
                                "Field <article.adapter.web.ArticleController.setting> is annotated with @Autowired, @Inject, @Value or @Resource",
                                "Field <article.adapter.web.ArticleController.spring> is annotated with @Autowired, @Inject, @Value or @Resource"),
                law(
                                "nobody throws generic exceptions",
                                HygieneRules::nobodyThrowsGenericExceptions,
                                "name the error: a record of the module's sealed family, or IllegalStateException for a bug")
                        .isBrokenBy(
                                """
                                package press.article.domain;

                                import java.util.function.Supplier;

                                /** Makes exceptions that say nothing, one of them by a method reference. */
                                final class Errors {
                                    static void exception() throws Exception {
                                        throw new Exception("something");
                                    }

                                    static void runtime() {
                                        throw new RuntimeException("something");
                                    }

                                    static void error() {
                                        throw new Error("something");
                                    }

                                    static Throwable throwable() {
                                        return new Throwable("something");
                                    }

                                    static Supplier<RuntimeException> later() {
                                        return RuntimeException::new;
                                    }

                                    static RuntimeException allowed() {
                                        return new IllegalStateException("something");
                                    }

                                    /** Of a class without a name. */
                                    static RuntimeException nameless() {
                                        return new RuntimeException("something") {};
                                    }

                                    /** Calls the constructor of its parent. */
                                    static final class Named extends RuntimeException {
                                        Named() {
                                            super("named");
                                        }
                                    }

                                    /** Makes another one in its own constructor. */
                                    static final class Wrapping extends IllegalStateException {
                                        Wrapping() {
                                            super("wrapping", new RuntimeException("something"));
                                        }
                                    }
                                }
                                """,
                                "Constructor <article.domain.Errors$1.<init>> calls constructor <java.lang.RuntimeException.<init>>",
                                "Constructor <article.domain.Errors$Wrapping.<init>> calls constructor <java.lang.RuntimeException.<init>>",
                                "Method <article.domain.Errors.error> calls constructor <java.lang.Error.<init>>",
                                "Method <article.domain.Errors.exception> calls constructor <java.lang.Exception.<init>>",
                                "Method <article.domain.Errors.later> references constructor <java.lang.RuntimeException.<init>>",
                                "Method <article.domain.Errors.runtime> calls constructor <java.lang.RuntimeException.<init>>",
                                "Method <article.domain.Errors.throwable> calls constructor <java.lang.Throwable.<init>>"),
                law(
                                "nobody catches whatever comes",
                                HygieneRules::nobodyCatchesWhateverComes,
                                "catch the error that you mean, or let it pass")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                /** Goes on as if nothing had happened; what closes by itself, and what has a name, it may catch. */
                                final class Page {
                                    static int number(String text) {
                                        try {
                                            return Integer.parseInt(text);
                                        } catch (Exception any) {
                                            return 0;
                                        }
                                    }

                                    static int of(Object value) {
                                        try {
                                            return value.hashCode();
                                        } catch (IllegalStateException | LinkageError named) {
                                            return 1;
                                        } catch (Throwable any) {
                                            return 0;
                                        }
                                    }

                                    static int closed(java.io.InputStream input) throws java.io.IOException {
                                        try (input) {
                                            return input.read();
                                        }
                                    }

                                    static int closedAndCaught(java.io.InputStream input) {
                                        try (input) {
                                            return input.read();
                                        } catch (Exception any) {
                                            return 0;
                                        }
                                    }
                                }

                                package press.shared.adapter.jobs.worker;

                                final class Worker {
                                    static void allowed(Runnable job) {
                                        try {
                                            job.run();
                                        } catch (RuntimeException any) {
                                            job.run();
                                        }
                                    }
                                }
                                """,
                                "article.adapter.web.Page.closedAndCaught(java.io.InputStream) catches java.lang.Exception",
                                "article.adapter.web.Page.number(java.lang.String) catches java.lang.Exception",
                                "article.adapter.web.Page.of(java.lang.Object) catches java.lang.Throwable"),
                law(
                                "every package is null-marked",
                                HygieneRules::everyPackageIsNullMarked,
                                "add a package-info.java with @NullMarked and one sentence")
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                interface Job {}

                                package press.article.adapter.web;

                                interface Page {}

                                package press.article.domain;

                                import org.jspecify.annotations.NullUnmarked;

                                interface Article {
                                    @NullUnmarked
                                    void title(String title);
                                }

                                @NullUnmarked
                                interface Draft {}

                                @org.jspecify.annotations.NullMarked package press.article.domain;
                                """,
                                "article.adapter.jobs.Job lives in a package that is not @NullMarked",
                                "article.adapter.web.Page lives in a package that is not @NullMarked",
                                "article.domain.Article.title(java.lang.String) is @NullUnmarked",
                                "article.domain.Draft is @NullUnmarked"));
    }
}
