package dev.tracepress.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that does as it is told and looks closely at what comes back. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    public Api(URI base) {
        this.base = base;
    }

    public Call call(String method, String path) {
        return new Call(method, path);
    }

    public Call get(String path) {
        return call("GET", path);
    }

    public Call post(String path) {
        return call("POST", path);
    }

    public Call put(String path) {
        return call("PUT", path);
    }

    public Call delete(String path) {
        return call("DELETE", path);
    }

    /** Registers and returns the token. */
    public String register(String name) {
        return post("/api/register")
                .json("""
                        {"email":"%s@example.com","name":"%s","password":"secret1"}""".formatted(name, name))
                .send()
                .json()
                .path("token")
                .asString();
    }

    /** A request in the making. */
    public final class Call {

        private final String method;
        private final HttpRequest.Builder request;
        private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

        private Call(String method, String path) {
            this.method = method;
            // Only so that a broken test ends: the service itself answers in a fraction of that.
            this.request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofMinutes(3));
        }

        public Call header(String name, String value) {
            request.header(name, value);
            return this;
        }

        public Call as(String token) {
            return header("Authorization", "Bearer " + token);
        }

        public Call json(String text) {
            return bytes("application/json", text.getBytes(StandardCharsets.UTF_8));
        }

        public Call bytes(String type, byte[] bytes) {
            header("Content-Type", type);
            body = BodyPublishers.ofByteArray(bytes);
            return this;
        }

        public Answer send() {
            try {
                return new Answer(client.send(
                        request.method(method, body).build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupt);
            }
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(body());
        }

        public String text(String pointer) {
            return json().at(pointer).asString();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }
}
