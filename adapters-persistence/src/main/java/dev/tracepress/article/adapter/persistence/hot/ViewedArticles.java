package dev.tracepress.article.adapter.persistence.hot;

import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.shared.adapter.persistence.Change;
import java.util.List;
import java.util.stream.Stream;

/** What views are of, and what they take: whoever adds to {@link ArticleView} looks here whose change it shows. */
final class ViewedArticles {

    /** Of objects and short texts, generously. */
    private static final int BYTES_BESIDE_TEXTS = 1_024;

    private ViewedArticles() {}

    static List<Change> subjectsOf(ArticleView view) {
        return List.of(
                Change.ofArticle(view.id().value()),
                Change.ofUser(view.author().id().value()));
    }

    static List<Change> subjectsOf(ArticlePage page) {
        return shown(Stream.of(Change.ofWhichArticlesThereAre()), page);
    }

    /** Of what a search found, and so also of what it might have found. */
    static List<Change> subjectsOfFound(ArticlePage page) {
        return shown(Stream.of(Change.ofWhichArticlesThereAre(), Change.ofWhatIsFound()), page);
    }

    private static List<Change> shown(Stream<Change> choice, ArticlePage page) {
        return Stream.concat(choice, page.articles().stream().flatMap(view -> subjectsOf(view).stream()))
                .distinct()
                .toList();
    }

    static int bytesOf(ArticleView view) {
        var characters = view.title().length()
                + view.description().length()
                + view.body().length();
        return BYTES_BESIDE_TEXTS + Character.BYTES * characters;
    }

    static int bytesOf(ArticlePage page) {
        return BYTES_BESIDE_TEXTS
                + page.articles().stream().mapToInt(ViewedArticles::bytesOf).sum();
    }
}
