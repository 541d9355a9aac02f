package dev.tracepress.http;

import java.util.List;

/**
 * A valid request over a route, to be mutated.
 *
 * @param endsSession whether the token is of no use once it was done
 * @param removes whether what it is about is gone once it was done
 */
record FuzzedRoute(
        String method, String target, boolean authenticated, String body, boolean endsSession, boolean removes) {

    private static final String ARTICLE =
            "{\"title\":\"A title, ünd\",\"description\":\"About 🎉\",\"body\":\"Text\\n日本\"}";

    static final List<FuzzedRoute> ALL = List.of(
            open("POST", "/api/register", "{\"email\":\"eve@example.com\",\"name\":\"Eve\",\"password\":\"secret1\"}"),
            open("POST", "/api/login", "{\"email\":\"ada@example.com\",\"password\":\"secret1\"}"),
            open("GET", "/api/articles?page=1&perPage=2&search=title&author=ada", ""),
            open("GET", "/api/articles?cursor=MTIz&perPage=20", ""),
            open("GET", "/api/articles/{slug}", ""),
            open("GET", "/api/health", ""),
            open("GET", "/openapi.json", ""),
            open("GET", "/docs/errors", ""),
            open("GET", "/", ""),
            open("GET", "/.well-known/jwks.json", ""),
            open("GET", "/api/notifications/stream?ticket=a.b.c&lastEventId=1", ""),
            open("GET", "/ops/jobs?state=dead&kind=notification&cursor=MTIz&perPage=5", ""),
            open("GET", "/ops/jobs/notification/favorite-1", ""),
            open("POST", "/ops/jobs/notification/favorite-1/run", ""),
            open("POST", "/ops/jobs/notification/favorite-1/redrive", ""),
            open("GET", "/console/api/requests?which=slowest&route=/api/articles", ""),
            open("GET", "/console/api/found?name=favorite-1", ""),
            open("GET", "/console/api/traces/4bf92f3577b34da6a3ce929d0e0e4736", ""),
            as("GET", "/api/user", ""),
            as("PUT", "/api/user", "{\"name\":\"Ada\",\"bio\":\"About ünd\",\"image\":\"https://example.com/a.png\"}"),
            as("GET", "/api/sessions", ""),
            as("DELETE", "/api/sessions/1f8e", ""),
            as("POST", "/api/articles", ARTICLE),
            as("PUT", "/api/articles/{slug}", "{\"description\":null,\"body\":\"Text\\n日本\"}"),
            as("POST", "/api/articles/{slug}/favorite", ""),
            as("DELETE", "/api/articles/{slug}/favorite", ""),
            as("GET", "/api/notifications?perPage=5&unread=true&cursor=MTIz", ""),
            as("POST", "/api/notifications/1/read", ""),
            as("GET", "/api/notifications/stream", ""),
            as("POST", "/api/notifications/stream/tickets", ""),
            new FuzzedRoute("DELETE", "/api/articles/{slug}", true, "", false, true),
            new FuzzedRoute("POST", "/api/logout", true, "{\"everywhere\":true}", true, false),
            new FuzzedRoute(
                    "PUT",
                    "/api/user",
                    true,
                    "{\"password\":\"secret2\",\"currentPassword\":\"secret1\"}",
                    true,
                    false),
            new FuzzedRoute("DELETE", "/api/user", true, "{\"currentPassword\":\"secret1\"}", true, false));

    private static FuzzedRoute open(String method, String target, String body) {
        return new FuzzedRoute(method, target, false, body, false, false);
    }

    private static FuzzedRoute as(String method, String target, String body) {
        return new FuzzedRoute(method, target, true, body, false, false);
    }

    /** @param slug of an article of theirs whose token it is */
    FuzzedRequest request(String token, String slug) {
        var headers = (authenticated ? "Authorization: Bearer " + token + "\r\n" : "")
                + (body.isEmpty() ? "" : "Content-Type: application/json\r\n")
                + "Accept: application/json\r\nIf-None-Match: \"1\"\r\n";
        return new FuzzedRequest(method, target.replace("{slug}", slug), headers, FuzzedRequest.bytesOf(body));
    }

    /** Whether the texts that are sent are those that are answered. */
    boolean echoes() {
        return !endsSession && (method.equals("PUT") || (method.equals("POST") && target.equals("/api/articles")));
    }
}
