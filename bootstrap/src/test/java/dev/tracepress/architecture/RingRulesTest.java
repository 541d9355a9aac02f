package dev.tracepress.architecture;

import static dev.tracepress.architecture.Law.law;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RingRulesTest {

    @TestFactory
    Stream<DynamicNode> the_hexagon() {
        return proofs().map(Proof::test);
    }

    static Stream<Proof> proofs() {
        return Stream.of(
                law(
                                "every class lives in one ring of one module",
                                RingRules::everyClassLivesInOneRingOfOneModule,
                                "move it into the domain, the application or an adapter of its module")
                        .isBrokenBy(
                                """
                                package press;

                                /** In no module. */
                                public interface Rootless {}

                                package press.article.domain;

                                public interface Settled {}

                                package press.article.domainmodel;

                                /** In a ring by half its name. */
                                public interface Almost {}

                                package press.article.service;

                                /** In no ring. */
                                public interface Homeless {}

                                package press.billing.domain;

                                /** In a module that is on no map. */
                                public interface Stranger {}

                                package press.wiring;

                                public interface Wired {}
                                """,
                                "Rootless lives nowhere",
                                "article.domainmodel.Almost lives nowhere",
                                "article.service.Homeless lives nowhere",
                                "billing.domain.Stranger lives nowhere"),
                law(
                                "rings point inward",
                                RingRules::ringsPointInward,
                                "name a port for what is needed, and let the outer ring implement it")
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import press.article.domain.Article;

                                public interface Job {
                                    void run(Article article);
                                }

                                package press.article.adapter.persistence;

                                public interface Row {}

                                package press.article.adapter.web;

                                public interface Page {}

                                public @interface Shown {}

                                package press.article.application;

                                import press.article.adapter.jobs.Job;
                                import press.article.adapter.persistence.Row;
                                import press.article.adapter.web.Page;
                                import press.article.domain.Article;

                                /** Knows the adapters; the domain it may know. */
                                public interface Publishing {
                                    void publish(Article article);

                                    void show(Page page);

                                    void store(Row row);

                                    void enqueue(Job job);
                                }

                                package press.article.domain;

                                import press.article.adapter.jobs.Job;
                                import press.article.adapter.persistence.Row;
                                import press.article.adapter.web.Page;
                                import press.article.adapter.web.Shown;
                                import press.article.application.Publishing;

                                /** Knows every ring around it, one of them by an annotation. */
                                @Shown
                                public interface Article {
                                    void publish(Publishing publishing);

                                    void show(Page page);

                                    void store(Row row);

                                    void enqueue(Job job);
                                }
                                """,
                                "Class <article.domain.Article> is annotated with <article.adapter.web.Shown>",
                                "Method <article.application.Publishing.enqueue> has parameter of type <article.adapter.jobs.Job>",
                                "Method <article.application.Publishing.show> has parameter of type <article.adapter.web.Page>",
                                "Method <article.application.Publishing.store> has parameter of type <article.adapter.persistence.Row>",
                                "Method <article.domain.Article.enqueue> has parameter of type <article.adapter.jobs.Job>",
                                "Method <article.domain.Article.publish> has parameter of type <article.application.Publishing>",
                                "Method <article.domain.Article.show> has parameter of type <article.adapter.web.Page>",
                                "Method <article.domain.Article.store> has parameter of type <article.adapter.persistence.Row>"),
                law(
                                "adapters are blind to each other",
                                RingRules::adaptersAreBlindToEachOther,
                                "let the application name a port, or move what both need into shared")
                        .isBrokenBy(
                                """
                                package press.article.adapter.jobs;

                                import press.article.adapter.persistence.Row;
                                import press.article.adapter.web.Page;
                                import press.memory.Store;

                                public interface Job {
                                    void keep(Store store);

                                    void show(Page page);

                                    void store(Row row);
                                }

                                package press.article.adapter.persistence;

                                import press.article.adapter.jobs.Job;
                                import press.article.adapter.web.Page;

                                public interface Row {
                                    void show(Page page);

                                    void enqueue(Job job);
                                }

                                package press.article.adapter.security;

                                import press.article.adapter.web.Page;

                                public interface Hash {
                                    void show(Page page);
                                }

                                package press.article.adapter.web;

                                import press.article.adapter.jobs.Job;
                                import press.article.adapter.persistence.Row;

                                public interface Page {
                                    void show(Row row);

                                    void enqueue(Job job);
                                }

                                package press.memory;

                                import press.article.adapter.web.Page;

                                public interface Store {
                                    void show(Page page);
                                }
                                """,
                                "Method <article.adapter.jobs.Job.keep> has parameter of type <memory.Store>",
                                "Method <article.adapter.jobs.Job.show> has parameter of type <article.adapter.web.Page>",
                                "Method <article.adapter.jobs.Job.store> has parameter of type <article.adapter.persistence.Row>",
                                "Method <article.adapter.persistence.Row.enqueue> has parameter of type <article.adapter.jobs.Job>",
                                "Method <article.adapter.persistence.Row.show> has parameter of type <article.adapter.web.Page>",
                                "Method <article.adapter.security.Hash.show> has parameter of type <article.adapter.web.Page>",
                                "Method <article.adapter.web.Page.enqueue> has parameter of type <article.adapter.jobs.Job>",
                                "Method <article.adapter.web.Page.show> has parameter of type <article.adapter.persistence.Row>",
                                "Method <memory.Store.show> has parameter of type <article.adapter.web.Page>"),
                law(
                                "nobody sees the wiring",
                                RingRules::nobodySeesTheWiring,
                                "take the value by the constructor, and let the wiring hand it in")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import press.wiring.Wiring;

                                public interface Page {
                                    void show(Wiring wiring);
                                }

                                package press.article.application;

                                import press.wiring.Wiring;

                                public interface Publishing {
                                    void publish(Wiring wiring);
                                }

                                package press.wiring;

                                import press.article.adapter.web.Page;

                                public interface Wiring {
                                    void wire(Page page);
                                }
                                """,
                                "Method <article.adapter.web.Page.show> has parameter of type <wiring.Wiring>",
                                "Method <article.application.Publishing.publish> has parameter of type <wiring.Wiring>"),
                law(
                                "nobody sees who watches",
                                RingRules::nobodySeesWhoWatches,
                                "say what happens at an interface of your own, and let the telemetry implement it")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import press.telemetry.http.AccessLog;

                                public class Page {
                                    void show(AccessLog watcher) {}
                                }

                                package press.article.application;

                                import press.telemetry.http.AccessLog;

                                public class Publishing {
                                    void publish(AccessLog watcher) {}
                                }

                                package press.telemetry.http;

                                public class AccessLog {}
                                """,
                                "Method <article.adapter.web.Page.show> has parameter of type <telemetry.http.AccessLog>",
                                "Method <article.application.Publishing.publish> has parameter of type <telemetry.http.AccessLog>"),
                law(
                                "adapters meet the core at its ports",
                                RingRules::adaptersMeetTheCoreAtItsPorts,
                                "ask the inbound port; the wiring asks the factory for the service")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import press.article.application.Factory;
                                import press.article.application.port.in.FindUseCase;

                                /** Makes the use case that it should be given. */
                                public interface Page {
                                    void make(Factory factory);

                                    void use(FindUseCase find);
                                }

                                package press.article.application;

                                public interface Factory {}

                                package press.article.application.port.in;

                                public interface FindUseCase {}
                                """,
                                "Method <article.adapter.web.Page.make> has parameter of type <article.application.Factory>"),
                law(
                                "web reaches the application by inbound ports",
                                RingRules::webReachesTheApplicationByInboundPorts,
                                "write a use case for what is asked")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import press.article.application.port.in.FindUseCase;
                                import press.article.application.port.out.ArticleRepository;
                                import press.article.application.port.out.ArticleView;

                                /** Asks a repository; what it answers, a use case may answer too. */
                                record ArticleController(ArticleRepository articles, FindUseCase find) {
                                    static ArticleView allowed(ArticleView view) {
                                        return view;
                                    }
                                }

                                package press.article.application.port.in;

                                public interface FindUseCase {}

                                package press.article.application.port.out;

                                public interface ArticleRepository {}

                                public record ArticleView(long id) {}
                                """,
                                "Constructor <article.adapter.web.ArticleController.<init>> has parameter of type <article.application.port.out.ArticleRepository>",
                                "Field <article.adapter.web.ArticleController.articles> has type <article.application.port.out.ArticleRepository>",
                                "Method <article.adapter.web.ArticleController.articles> has return type <article.application.port.out.ArticleRepository>"),
                law(
                                "ports are interfaces, records and enums",
                                RingRules::portsAreInterfacesRecordsAndEnums,
                                "move behaviour into the domain, or behind the port")
                        .isBrokenBy(
                                """
                                package press.article.application.port.in;

                                /** A port with behaviour. */
                                public abstract class Find {}

                                package press.article.application.port.out;

                                public interface Articles {
                                    enum Outcome {
                                        DONE
                                    }
                                }

                                public record View(long id) {
                                    /** Data that can change. */
                                    static final class Draft {}
                                }
                                """,
                                "article.application.port.in.Find is a class",
                                "article.application.port.out.View$Draft is a class"),
                law(
                                "driven adapters ask no use case",
                                RingRules::drivenAdaptersAskNoUseCase,
                                "let the use case ask for both, and pass on what it was told")
                        .isBrokenBy(
                                """
                                package press.article.adapter.persistence;

                                import press.article.application.port.in.FindUseCase;
                                import press.article.application.port.out.Articles;

                                interface R2dbcArticles extends Articles {
                                    FindUseCase find();
                                }

                                package press.article.adapter.web;

                                import press.article.application.port.in.FindUseCase;

                                /** Is there to ask. */
                                interface ArticleController {
                                    FindUseCase find();
                                }

                                package press.article.application.port.in;

                                public interface FindUseCase {}

                                package press.article.application.port.out;

                                public interface Articles {}
                                """,
                                "Method <article.adapter.persistence.R2dbcArticles.find> has return type <article.application.port.in.FindUseCase>"),
                law(
                                "use cases ask no use case",
                                RingRules::useCasesAskNoUseCase,
                                "let both use what they share: a port, a value, or a class of the application")
                        .isBrokenBy(
                                """
                                package press.article.adapter.web;

                                import press.article.application.port.in.FindUseCase;

                                /** Is there to ask. */
                                final class ArticleController {
                                    static long find(FindUseCase find) {
                                        return find.find();
                                    }
                                }

                                package press.article.application;

                                import press.article.application.port.in.FindUseCase;

                                public final class ArticleUseCases {
                                    private ArticleUseCases() {}

                                    /** Hands out, and asks nothing. */
                                    public static FindUseCase find() {
                                        return new FindService();
                                    }
                                }

                                final class FindService implements FindUseCase {
                                    @Override
                                    public long find() {
                                        return 1;
                                    }
                                }

                                final class Together {
                                    static long both(FindUseCase find) {
                                        return find.find() + 1;
                                    }
                                }

                                package press.article.application.port.in;

                                public interface FindUseCase {
                                    long find();
                                }
                                """,
                                "Method <article.application.Together.both> calls method <article.application.port.in.FindUseCase.find>"),
                law(
                                "adapters keep what ports promise",
                                RingRules::adaptersKeepWhatPortsPromise,
                                "write an adapter for it, in its ring, and hold it to the port's contract")
                        .isBrokenBy(
                                """
                                package press.article.adapter.persistence;

                                import press.article.application.port.out.Articles;

                                final class R2dbcArticles implements Articles {
                                    @Override
                                    public long count() {
                                        return 1;
                                    }
                                }

                                package press.article.application;

                                import press.article.application.port.out.Articles;

                                final class NoArticles implements Articles {
                                    @Override
                                    public long count() {
                                        return 0;
                                    }
                                }

                                package press.article.application.port.out;

                                public interface Articles {
                                    long count();
                                }

                                package press.wiring;

                                import press.article.application.port.out.Articles;

                                final class ArticleWiring {
                                    static Articles none() {
                                        return () -> 0;
                                    }
                                }
                                """,
                                "article.application.NoArticles keeps what article.application.port.out.Articles promises",
                                "wiring.ArticleWiring keeps what article.application.port.out.Articles promises"),
                law(
                                "ports do nothing",
                                RingRules::portsDoNothing,
                                "say it in the service that needs it, or let the adapters promise it")
                        .isBrokenBy(
                                """
                                package press.article.application.port.in;

                                public interface FindUseCase {
                                    static long most() {
                                        return 1;
                                    }

                                    long find();
                                }

                                package press.article.application.port.out;

                                public interface Articles {
                                    long count();

                                    default long doubled() {
                                        return 2 * count();
                                    }
                                }

                                public record View(long id) {
                                    long next() {
                                        return id + 1;
                                    }
                                }
                                """,
                                "article.application.port.in.FindUseCase.most() does something",
                                "article.application.port.out.Articles.doubled() does something"),
                law(
                                "somebody wants what ports promise",
                                RingRules::somebodyWantsWhatPortsPromise,
                                "take it out of the port, and of all adapters")
                        .isBrokenBy("""
                                package press.article.adapter.persistence;

                                import press.article.application.port.out.Articles;

                                /** Does not count: it keeps the promise. */
                                interface R2dbcArticles extends Articles {
                                    static long removed(Articles articles) {
                                        return articles.remove();
                                    }
                                }

                                package press.article.application;

                                import java.util.function.LongSupplier;
                                import press.article.application.port.out.Articles;

                                final class FindService {
                                    static LongSupplier all(Articles articles) {
                                        return articles.find() == 1 ? articles::count : () -> 0;
                                    }
                                }

                                package press.article.application.port.out;

                                public interface Articles {
                                    long count();

                                    long find();

                                    long remove();
                                }
                                """, "article.application.port.out.Articles.remove() is asked for by nobody"));
    }
}
