package dev.tracepress.chaos;

import java.net.URI;

/** Authors who publish over connections that they keep: each request is a write, which no memory answers. */
final class Publishers {

    private Publishers() {}

    static Clients of(URI service, String token) {
        return Clients.sending(service, number -> {
            var body = "{\"title\":\"Article %d\",\"body\":\"Text.\"}".formatted(number);
            return "POST /api/articles HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\nAuthorization: Bearer "
                    + token + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                    + body;
        });
    }
}
