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
        return Stream.of(
                law("nothing is injected into fields", HygieneRules::nothingIsInjectedIntoFields)
                        .isBrokenBy(
                                "injection",
                                "Field <article.adapter.web.ArticleController.jakarta> is annotated with @Autowired, @Inject, @Value or @Resource",
                                "Field <article.adapter.web.ArticleController.resource> is annotated with @Autowired, @Inject, @Value or @Resource",
                                "Field <article.adapter.web.ArticleController.setting> is annotated with @Autowired, @Inject, @Value or @Resource",
                                "Field <article.adapter.web.ArticleController.spring> is annotated with @Autowired, @Inject, @Value or @Resource"),
                law("nobody uses old dates", HygieneRules::nobodyUsesOldDates)
                        .isBrokenBy(
                                "olddates",
                                "Method <article.domain.Article.calendar> has parameter of type <java.util.Calendar>",
                                "Method <article.domain.Article.date> has parameter of type <java.util.Date>",
                                "Method <article.domain.Article.format> has parameter of type <java.text.DateFormat>",
                                "Method <article.domain.Article.gregorian> has parameter of type <java.util.GregorianCalendar>",
                                "Method <article.domain.Article.simpleFormat> has parameter of type <java.text.SimpleDateFormat>",
                                "Method <article.domain.Article.sqlDate> has parameter of type <java.sql.Date>",
                                "Method <article.domain.Article.sqlTime> has parameter of type <java.sql.Time>",
                                "Method <article.domain.Article.timestamp> has parameter of type <java.sql.Timestamp>",
                                "Method <article.domain.Article.zone> has parameter of type <java.util.TimeZone>",
                                "Method <identity.adapter.security.TokenClaims.calendar> has parameter of type <java.util.Calendar>"),
                law("nobody throws generic exceptions", HygieneRules::nobodyThrowsGenericExceptions)
                        .isBrokenBy(
                                "genericerrors",
                                "Constructor <article.domain.Errors$Wrapping.<init>> calls constructor <java.lang.RuntimeException.<init>>",
                                "Method <article.domain.Errors.error> calls constructor <java.lang.Error.<init>>",
                                "Method <article.domain.Errors.exception> calls constructor <java.lang.Exception.<init>>",
                                "Method <article.domain.Errors.later> references constructor <java.lang.RuntimeException.<init>>",
                                "Method <article.domain.Errors.runtime> calls constructor <java.lang.RuntimeException.<init>>",
                                "Method <article.domain.Errors.throwable> calls constructor <java.lang.Throwable.<init>>"),
                law("nobody writes to standard streams", HygieneRules::nobodyWritesToStandardStreams)
                        .isBrokenBy(
                                "streams",
                                "Method <article.domain.Chatter.hears> gets field <java.lang.System.in>",
                                "Method <article.domain.Chatter.say> calls method <java.lang.IllegalStateException.printStackTrace>",
                                "Method <article.domain.Chatter.say> gets field <java.lang.System.err>",
                                "Method <article.domain.Chatter.say> gets field <java.lang.System.out>"),
                law("every package is null-marked", HygieneRules::everyPackageIsNullMarked)
                        .isBrokenBy(
                                "nulls",
                                "article.adapter.jobs.Job lives in a package that is not @NullMarked",
                                "article.adapter.web.Page lives in a package that is not @NullMarked"));
    }
}
