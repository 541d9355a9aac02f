package dev.tracepress.wiring.demo;

import dev.tracepress.article.application.port.in.CreateArticleUseCase;
import dev.tracepress.article.application.port.in.CreateArticleUseCase.CreateArticle;
import dev.tracepress.article.application.port.in.FavoriteArticleUseCase;
import dev.tracepress.article.application.port.in.FavoriteArticleUseCase.FavoriteArticle;
import dev.tracepress.article.application.port.in.FindArticlesUseCase;
import dev.tracepress.article.application.port.in.FindArticlesUseCase.FindArticles;
import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.identity.application.port.in.RegisterUserUseCase;
import dev.tracepress.identity.application.port.in.RegisterUserUseCase.RegisterUser;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.PasswordPolicy;
import dev.tracepress.identity.domain.Registration;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.shared.domain.PageSize;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Fills an empty database by the use cases that clients use, so that everything that follows from an article or a favourite
 * (counters, jobs, notifications) is as real as theirs. The same number always makes the same people, texts and favourites.
 */
@KeepsState("how much of the demonstration is done")
public final class DemoData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final int AT_ONCE = 8;
    private static final int FEWEST_PEOPLE = 5;
    private static final int MOST_PEOPLE = 50;
    private static final int ARTICLES_A_PERSON = 20;
    private static final int MOST_FAVORITES_OF_ONE = 5;
    private static final int LINES_OF_PROGRESS = 10;

    private final int articles;
    private final RegisterUserUseCase registerUser;
    private final CreateArticleUseCase createArticle;
    private final FavoriteArticleUseCase favoriteArticle;
    private final FindArticlesUseCase findArticles;
    private final AtomicInteger done = new AtomicInteger();

    public DemoData(
            int articles,
            RegisterUserUseCase registerUser,
            CreateArticleUseCase createArticle,
            FavoriteArticleUseCase favoriteArticle,
            FindArticlesUseCase findArticles) {
        this.articles = articles;
        this.registerUser = registerUser;
        this.createArticle = createArticle;
        this.favoriteArticle = favoriteArticle;
        this.findArticles = findArticles;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (articles == 0) {
            return;
        }
        isEmpty()
                .flatMap(empty -> empty
                        ? fill()
                        : Mono.fromRunnable(() ->
                                LOG.info("TRACEPRESS_DEMO_DATA is left alone: the database already holds articles")))
                .block();
    }

    private Mono<Boolean> isEmpty() {
        var anything =
                new ArticleSearch(Optional.empty(), Optional.empty(), Optional.empty(), new PageSize(1), new Page(1));
        return findArticles.find(new FindArticles(anything)).map(page -> page.totalCount() == 0);
    }

    private Mono<Void> fill() {
        var people = Math.clamp(articles / ARTICLES_A_PERSON, FEWEST_PEOPLE, MOST_PEOPLE);
        LOG.info("Making {} articles by {} people", articles, people);
        return Flux.range(0, people)
                .flatMapSequential(this::register, AT_ONCE)
                .collectList()
                .flatMapMany(ids -> Flux.range(0, articles).flatMap(number -> publish(number, ids), AT_ONCE))
                .then()
                .doOnSuccess(_ -> LOG.info(
                        "Made {} articles; sign in as {} to {} with the password {}",
                        articles,
                        DemoTexts.email(0),
                        DemoTexts.email(people - 1),
                        DemoTexts.PASSWORD));
    }

    private Mono<UserId> register(int number) {
        var registration = Registration.of(
                DemoTexts.email(number), DemoTexts.PASSWORD, DemoTexts.name(number), PasswordPolicy.OF_DEVELOPMENT);
        return registerUser
                .register(new RegisterUser(registration))
                .map(signedIn -> signedIn.user().id())
                .onErrorMap(
                        IdentityError.EmailTaken.class,
                        taken -> new IllegalStateException(
                                "the database holds people of an earlier filling that was cut short", taken));
    }

    private Mono<Void> publish(int number, List<UserId> people) {
        var chance = new Random(number);
        var author = people.get(chance.nextInt(people.size()));
        return createArticle
                .create(new CreateArticle(author, DemoTexts.draft(number, chance)))
                .flatMapMany(article ->
                        Flux.fromIterable(readers(people, chance)).concatMap(reader -> favorite(article, reader)))
                .then(Mono.fromRunnable(this::showProgress));
    }

    private Mono<ArticleView> favorite(ArticleView article, UserId reader) {
        return favoriteArticle.favorite(new FavoriteArticle(article.slug(), reader));
    }

    private static List<UserId> readers(List<UserId> people, RandomGenerator chance) {
        var first = chance.nextInt(people.size());
        return IntStream.range(0, chance.nextInt(Math.min(people.size(), MOST_FAVORITES_OF_ONE) + 1))
                .mapToObj(step -> people.get((first + step) % people.size()))
                .toList();
    }

    private void showProgress() {
        var count = done.incrementAndGet();
        if (count % Math.max(1, articles / LINES_OF_PROGRESS) == 0) {
            LOG.info("{} of {} articles made", count, articles);
        }
    }
}
