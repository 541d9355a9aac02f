package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Clients that favourite articles, and a ledger of what was acknowledged to them. */
final class Readers {

    private static final String FAVORITE = "/api/articles/a-%s/favorite";

    private final URI url;
    private final Api api;
    private final List<String> tokens;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    private Readers(URI url, Api api, List<String> tokens) {
        this.url = url;
        this.api = api;
        this.tokens = tokens;
    }

    /** So many readers, and articles of somebody else, both with ids from 1 on. */
    static Readers of(StormProcess service, StormDatabase database, int readers, int articles) {
        var api = new Api(service.url());
        var tokens = IntStream.rangeClosed(1, readers)
                .mapToObj(reader -> api.register("reader" + reader))
                .toList();
        api.register("author");
        database.execute("""
                INSERT INTO articles (slug, title, body, author_id)
                SELECT 'a-' || n, 'Article ' || n, 'Text', (SELECT id FROM users WHERE name = 'author')
                FROM generate_series(1, %s) AS n""".formatted(articles));
        return new Readers(service.url(), api, tokens);
    }

    /** Waits for the answer. */
    boolean favorite(int reader, int article) {
        var answer = api.post(FAVORITE.formatted(article)).as(token(reader)).send();
        var done = answer.status() == 200;
        if (done) {
            acknowledged.add(reader + " " + article);
        }
        return done;
    }

    /** Asks, and is gone before the answer, perhaps. */
    void favoriteAndHangUp(int reader, int article, Duration patience) {
        var request = "POST " + FAVORITE.formatted(article) + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nAuthorization: Bearer " + token(reader) + "\r\nContent-Length: 0\r\n\r\n";
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            // Half of them leave with a reset.
            socket.setSoLinger(reader % 2 == 0, 0);
            LockSupport.parkNanos(patience.toNanos());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** How many favourites were acknowledged and are not there. */
    long missing(StormDatabase database) {
        var missing = new TreeSet<>(acknowledged);
        database.texts("SELECT user_id || ' ' || article_id FROM favorites").forEach(missing::remove);
        return missing.size();
    }

    private String token(int reader) {
        return tokens.get(reader - 1);
    }
}
