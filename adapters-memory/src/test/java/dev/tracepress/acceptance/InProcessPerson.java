package dev.tracepress.acceptance;

import static dev.tracepress.acceptance.InProcessTracepress.heard;

import dev.tracepress.article.application.ArticleUseCases;
import dev.tracepress.article.application.port.in.CreateArticleUseCase.CreateArticle;
import dev.tracepress.article.application.port.in.DeleteArticleUseCase.DeleteArticle;
import dev.tracepress.article.application.port.in.FavoriteArticleUseCase.FavoriteArticle;
import dev.tracepress.article.application.port.in.FindArticleUseCase.FindArticle;
import dev.tracepress.article.application.port.in.FindArticlesUseCase.FindArticles;
import dev.tracepress.article.application.port.in.UnfavoriteArticleUseCase.UnfavoriteArticle;
import dev.tracepress.article.application.port.in.UpdateArticleUseCase.UpdateArticle;
import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.ArticleEdit;
import dev.tracepress.article.domain.Draft;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.application.IdentityUseCases;
import dev.tracepress.identity.application.port.in.AuthenticateUseCase.Authenticate;
import dev.tracepress.identity.application.port.in.LogoutUseCase.Logout;
import dev.tracepress.identity.application.port.in.UpdateUserUseCase.UpdateUser;
import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.notification.application.NotificationUseCases;
import dev.tracepress.notification.application.port.in.FindNotificationsUseCase.FindNotifications;
import dev.tracepress.notification.application.port.in.ReadNotificationUseCase.ReadNotification;
import dev.tracepress.notification.application.port.out.InboxSearch;
import dev.tracepress.notification.application.port.out.NotificationView;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.Text;
import dev.tracepress.shared.domain.VersionCondition;
import dev.tracepress.testkit.InMemoryPasswordHasher;
import java.util.List;
import java.util.Optional;

/** Calls the use cases, with a session that the token is good for. */
final class InProcessPerson implements Person {

    private final InProcessTracepress app;
    private final MemoryPorts store;
    private final Optional<AccessToken> token;

    InProcessPerson(InProcessTracepress app, Optional<AccessToken> token) {
        this.app = app;
        this.store = app.store();
        this.token = token;
    }

    @Override
    public SeenArticle publishes(String title, String body) {
        var create = ArticleUseCases.createArticle(store.articles(), store.articleQueries(), app.time(), app.chance());
        return seen(heard(() -> create.create(new CreateArticle(me(), Draft.of(title, "", body)))));
    }

    @Override
    public SeenArticle reads(String slug) {
        var find = ArticleUseCases.findArticle(store.articleQueries());
        return seen(heard(() -> find.find(new FindArticle(Slug.named(slug), reader()))));
    }

    @Override
    public List<String> finds(String search) {
        var find = ArticleUseCases.findArticles(store.articleQueries());
        var query = new ArticleSearch(
                reader(), Optional.of(new Text(search)), Optional.empty(), PageSize.USUAL, new Page(1));
        return heard(() -> find.find(new FindArticles(query))).articles().stream()
                .map(view -> view.slug().value())
                .toList();
    }

    @Override
    public SeenArticle retitles(String slug, String title) {
        var update = ArticleUseCases.updateArticle(store.articles(), store.articleQueries(), app.time(), app.chance());
        var edit = ArticleEdit.of(Optional.of(title), Optional.empty(), Optional.empty());
        return seen(heard(() -> update.update(new UpdateArticle(Slug.named(slug), me(), edit, VersionCondition.NONE))));
    }

    @Override
    public void deletes(String slug) {
        var delete = ArticleUseCases.deleteArticle(store.articles());
        heard(() -> delete.delete(new DeleteArticle(Slug.named(slug), me(), VersionCondition.NONE))
                .thenReturn(true));
    }

    @Override
    public SeenArticle favorites(String slug) {
        var favorite = ArticleUseCases.favoriteArticle(
                store.transactions(), store.favorites(), store.articleEvents(), store.articleQueries(), app.time());
        return seen(heard(() -> favorite.favorite(new FavoriteArticle(Slug.named(slug), me()))));
    }

    @Override
    public SeenArticle unfavorites(String slug) {
        var unfavorite =
                ArticleUseCases.unfavoriteArticle(store.transactions(), store.favorites(), store.articleQueries());
        return seen(heard(() -> unfavorite.unfavorite(new UnfavoriteArticle(Slug.named(slug), me()))));
    }

    @Override
    public SeenInbox inbox() {
        var find = NotificationUseCases.findNotifications(store.notificationQueries());
        var search = new InboxSearch(me(), Optional.empty(), false, PageSize.USUAL);
        var inbox = heard(() -> find.find(new FindNotifications(search)));
        return new SeenInbox(
                inbox.notifications().stream().map(InProcessPerson::seen).toList(), inbox.unreadCount());
    }

    @Override
    public void marksRead(long notification) {
        var read = NotificationUseCases.readNotification(store.notifications(), app.time());
        heard(() -> read.read(new ReadNotification(new NotificationId(notification), me()))
                .thenReturn(true));
    }

    @Override
    public String renamesThemselves(String name) {
        var update = IdentityUseCases.updateUser(
                store.transactions(), store.users(), new InMemoryPasswordHasher(), store.sessions(), app.time());
        var edit = ProfileEdit.of(
                Optional.empty(), Optional.empty(), Optional.of(name), Optional.empty(), Optional.empty());
        return heard(() -> update.update(new UpdateUser(me(), edit, Optional.empty(), VersionCondition.NONE)))
                .user()
                .name()
                .value();
    }

    @Override
    public void logsOut() {
        var logout = IdentityUseCases.logout(store.sessions());
        var session = session(token.orElseThrow());
        heard(() -> logout.logout(new Logout(session, false)).thenReturn(true));
    }

    private UserId me() {
        return session(token.orElseThrow()).userId();
    }

    private Optional<UserId> reader() {
        return token.map(this::session).map(Session::userId);
    }

    private Session session(AccessToken held) {
        var authenticate = IdentityUseCases.authenticate(app.tokens(), store.sessions(), app.time());
        return heard(() -> authenticate.authenticate(new Authenticate(held)));
    }

    private SeenArticle seen(ArticleView view) {
        return new SeenArticle(
                view.slug().value(),
                view.title(),
                view.author().name(),
                token.map(_ -> view.author().email()),
                view.favoritesCount(),
                view.favorited());
    }

    private static SeenNotification seen(NotificationView view) {
        return new SeenNotification(
                view.id().value(),
                view.type().wireName(),
                view.article().slug().value(),
                view.actor().name(),
                view.readAt().isPresent());
    }
}
