package dev.tracepress.chaos;

import java.net.URI;
import java.util.List;
import java.util.Random;

/**
 * Requests over every route that writes, by people who are there already: articles {@code edit-n} and {@code gone-n} are the
 * author's, {@code a-1} to {@link #FAVORITES} are anybody's to favour.
 *
 * @param author a token
 * @param readers tokens of those who change what is theirs
 * @param leavers tokens of those whose sessions, passwords or accounts end; one request each
 */
record WritingRoutes(URI service, String author, List<String> readers, List<String> leavers) {

    static final int FAVORITES = 40;

    /** How many leave, of a hundred: few, since passwords take so long that nothing else would be asked. */
    static final int LEAVERS = 6;

    /** What the requests of so many numbers are about. */
    static void publish(Sql sql, int numbers) {
        sql.execute("""
                INSERT INTO articles (slug, title, body, author_id)
                SELECT slug || n, 'Article ' || n, 'Text', (SELECT id FROM users WHERE name = 'author')
                FROM generate_series(0, %s) AS n, unnest(ARRAY['a-', 'edit-', 'gone-']) AS slug;
                INSERT INTO notifications (recipient_id, actor_id, article_id, type)
                SELECT author_id, (SELECT min(id) FROM users WHERE name <> 'author'), id, 'article.favorited' FROM articles
                WHERE slug LIKE 'edit-%%'""".formatted(numbers));
    }

    /** The request of that number in a storm, in which no number comes twice. */
    WritingRequest request(int number) {
        var chance = new Random(number);
        var kind = number % 100;
        if (kind < LEAVERS) {
            return leaver(kind, leavers.get(number / 100 * LEAVERS + kind));
        }
        if (kind < LEAVERS + 2) {
            return hashing(1, "POST /api/register", "", """
                    {"email":"new%1$s@example.com","name":"new","password":"secret1"}""".formatted(number));
        }
        var reader = readers.get(chance.nextInt(readers.size()));
        var favorite = "/api/articles/a-%s/favorite".formatted(1 + chance.nextInt(FAVORITES));
        return switch (kind % 9) {
            case 0, 1 -> quick("POST " + favorite, as(reader), "");
            case 2 -> quick("DELETE " + favorite, as(reader), "");
            case 3 -> quick("POST /api/articles", as(author), titled("Plain", number));
            case 4 ->
                quick(
                        "POST /api/articles",
                        as(author) + "Idempotency-Key: key-" + number + "\r\n",
                        titled("Keyed", number));
            case 5 -> quick("PUT /api/articles/edit-" + number, as(author), titled("Edited", number));
            case 6 -> quick("DELETE /api/articles/gone-" + number, as(author), "");
            case 7 -> quick("PUT /api/user", as(reader), "{\"bio\":\"%s\"}".formatted(number));
            default -> quick("POST /api/notifications/%s/read".formatted(1 + number), as(author), "");
        };
    }

    private WritingRequest leaver(int kind, String leaver) {
        return switch (kind) {
            case 0 ->
                hashing(2, "PUT /api/user", as(leaver), "{\"password\":\"secret2\",\"currentPassword\":\"secret1\"}");
            case 1 -> hashing(1, "DELETE /api/user", as(leaver), "{\"currentPassword\":\"secret1\"}");
            case 2, 3 -> quick("POST /api/logout", as(leaver), "");
            default -> quick("POST /api/logout", as(leaver), "{\"everywhere\":true}");
        };
    }

    private WritingRequest quick(String route, String headers, String body) {
        return new WritingRequest(text(route, headers, body), 0);
    }

    private WritingRequest hashing(int passwords, String route, String headers, String body) {
        return new WritingRequest(text(route, headers, body), passwords);
    }

    private String text(String route, String headers, String body) {
        return "%s HTTP/1.1\r\nHost: %s\r\n%sContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s"
                .formatted(route, service.getAuthority(), headers, body.length(), body);
    }

    private static String as(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private static String titled(String title, int number) {
        return "{\"title\":\"%s %s\",\"body\":\"Text.\"}".formatted(title, number);
    }

    /** @param passwords how many are hashed before anything is written */
    record WritingRequest(String text, int passwords) {}
}
