package dev.tracepress.clients;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;

import dev.tracepress.acceptance.Person;
import dev.tracepress.acceptance.Refused;
import dev.tracepress.acceptance.Tracepress;
import dev.tracepress.client.ApiClient;
import dev.tracepress.client.ApiException;
import dev.tracepress.client.ArticlesApi;
import dev.tracepress.client.ArticlesApi.APIFindArticlesRequest;
import dev.tracepress.client.NotificationsApi;
import dev.tracepress.client.NotificationsApi.APIFindNotificationsRequest;
import dev.tracepress.client.UsersApi;
import dev.tracepress.client.model.Article;
import dev.tracepress.client.model.ArticleChanges;
import dev.tracepress.client.model.Login;
import dev.tracepress.client.model.LogoutRequest;
import dev.tracepress.client.model.NewArticle;
import dev.tracepress.client.model.Notification;
import dev.tracepress.client.model.Problem;
import dev.tracepress.client.model.Registration;
import dev.tracepress.client.model.SignedIn;
import dev.tracepress.client.model.UserChanges;
import dev.tracepress.http.Served;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;

/** The service by the generated client, emptied. A member of an answer that the document does not know is an error. */
final class GeneratedTracepress implements Tracepress {

    private static final ObjectMapper STRICT = ApiClient.createDefaultObjectMapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Served service;

    GeneratedTracepress(Served service) {
        this.service = service;
        completes(service.empty());
    }

    @Override
    public Person registers(String name, String email, String password) {
        var registration = new Registration().name(name).email(email).password(password);
        return signedIn(heard(() -> new UsersApi(client()).register(registration, null)));
    }

    @Override
    public Person logsIn(String email, String password) {
        var login = new Login().email(email).password(password);
        return signedIn(heard(() -> new UsersApi(client()).login(login, null)));
    }

    @Override
    public Person anonymous() {
        return new GeneratedPerson(client());
    }

    @Override
    public void untilJobsAreDone() {
        eventually(service::hasNoJobs);
    }

    private ApiClient client() {
        return new ApiClient(
                HttpClient.newBuilder().followRedirects(Redirect.NORMAL),
                STRICT,
                service.url().toString());
    }

    private Person signedIn(SignedIn answer) {
        return new GeneratedPerson(client().setRequestInterceptor(
                        request -> request.header("Authorization", "Bearer " + answer.getToken())));
    }

    private static <T> T heard(Call<T> call) {
        try {
            return call.send();
        } catch (ApiException e) {
            if (e.getCode() < 400 || e.getCode() >= 500) {
                throw new AssertionError(e);
            }
            throw new Refused(
                    STRICT.readValue(e.getResponseBody(), Problem.class).getError());
        }
    }

    /** What may be refused. */
    private interface Call<T> {

        T send() throws ApiException;
    }

    /** What may be refused, and answers nothing. */
    private interface Act {

        void send() throws ApiException;
    }

    private static final class GeneratedPerson implements Person {

        private final UsersApi users;
        private final ArticlesApi articles;
        private final NotificationsApi notifications;

        GeneratedPerson(ApiClient client) {
            this.users = new UsersApi(client);
            this.articles = new ArticlesApi(client);
            this.notifications = new NotificationsApi(client);
        }

        @Override
        public SeenArticle publishes(String title, String body) {
            return article(
                    () -> articles.createArticle(new NewArticle().title(title).body(body), null));
        }

        @Override
        public SeenArticle reads(String slug) {
            return article(() -> articles.findArticle(slug, null, null));
        }

        @Override
        public List<String> finds(String search) {
            var query = APIFindArticlesRequest.newBuilder().search(search).build();
            return heard(() -> articles.findArticles(query)).getArticles().stream()
                    .map(Article::getSlug)
                    .toList();
        }

        @Override
        public SeenArticle retitles(String slug, String title) {
            return article(() -> articles.updateArticle(slug, new ArticleChanges().title(title), null));
        }

        @Override
        public void deletes(String slug) {
            done(() -> articles.deleteArticle(slug, null));
        }

        @Override
        public SeenArticle favorites(String slug) {
            return article(() -> articles.favorite(slug, null));
        }

        @Override
        public SeenArticle unfavorites(String slug) {
            return article(() -> articles.unfavorite(slug));
        }

        @Override
        public SeenInbox inbox() {
            var newest = APIFindNotificationsRequest.newBuilder().build();
            var inbox = heard(() -> notifications.findNotifications(newest));
            return new SeenInbox(
                    inbox.getNotifications().stream()
                            .map(GeneratedPerson::notification)
                            .toList(),
                    inbox.getUnreadCount());
        }

        @Override
        public void marksRead(long notification) {
            done(() -> notifications.readNotification(Long.toString(notification), null));
        }

        @Override
        public String renamesThemselves(String name) {
            return heard(() -> users.updateUser(new UserChanges().name(name), null))
                    .getUser()
                    .getName();
        }

        @Override
        public void logsOut() {
            done(() -> users.logout(null, new LogoutRequest()));
        }

        private static SeenArticle article(Call<Article> call) {
            var article = heard(call);
            return new SeenArticle(
                    article.getSlug(),
                    article.getTitle(),
                    article.getAuthor().getName(),
                    Optional.ofNullable(article.getAuthor().getEmail()),
                    article.getFavoritesCount(),
                    article.getFavorited());
        }

        private static SeenNotification notification(Notification seen) {
            return new SeenNotification(
                    seen.getId(),
                    seen.getType().getValue(),
                    seen.getArticle().getSlug(),
                    seen.getActor().getName(),
                    seen.getReadAt() != null);
        }

        private static void done(Act act) {
            heard(() -> {
                act.send();
                return Optional.empty();
            });
        }
    }
}
