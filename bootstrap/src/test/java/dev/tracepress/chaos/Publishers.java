package dev.tracepress.chaos;

import java.net.URI;
import java.util.HashSet;
import java.util.List;

/** Authors who publish over connections that they keep: each request is a write, which no memory answers. */
final class Publishers {

    private Publishers() {}

    static Clients of(URI service, String token) {
        return Clients.sending(service, number -> request(service, token, number, ""));
    }

    /** Each under a key of its own, so that it may be sent again. */
    static Clients withKeys(URI service, String token) {
        return Clients.sending(
                service, number -> request(service, token, number, "Idempotency-Key: article-" + number + "\r\n"));
    }

    private static String request(URI service, String token, long number, String headers) {
        var body = "{\"title\":\"Article %s\",\"body\":\"Text.\"}".formatted(number);
        return "POST /api/articles HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\nAuthorization: Bearer " + token
                + "\r\n" + headers + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    /** How many articles were acknowledged and are not there. */
    static long missing(StormDatabase database, List<Heard> heard) {
        var missing = new HashSet<String>();
        heard.stream()
                .flatMap(some -> some.answers().stream())
                .filter(answer -> answer.status() == 201)
                .forEach(answer -> missing.add("Article " + answer.number()));
        database.texts("SELECT title FROM articles").forEach(missing::remove);
        return missing.size();
    }

    static long acknowledged(List<Heard> heard) {
        return heard.stream().mapToLong(some -> some.count(201)).sum();
    }
}
