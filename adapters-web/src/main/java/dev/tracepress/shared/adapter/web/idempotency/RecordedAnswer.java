package dev.tracepress.shared.adapter.web.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/** An answer as bytes: status, headers and body. */
final class RecordedAnswer {

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    RecordedAnswer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** What was done stays done, and only that is answered the same again: an error may be gone, or a way lead elsewhere. */
    boolean isFinal() {
        return HttpStatusCode.valueOf(status).is2xxSuccessful();
    }

    Mono<Void> sendBy(ServerHttpResponse response) {
        response.setRawStatusCode(status);
        headers.forEach((name, values) -> response.getHeaders().put(name, values));
        return body.length == 0
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(status);
            for (var header : headers.headerSet()) {
                for (var value : header.getValue()) {
                    out.writeUTF(header.getKey());
                    out.writeUTF(value);
                }
            }
            out.writeUTF("");
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static RecordedAnswer of(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var status = in.readUnsignedShort();
            var headers = new HttpHeaders();
            for (var name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
                headers.add(name, in.readUTF());
            }
            return new RecordedAnswer(status, headers, in.readAllBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
