package dev.tracepress.shared.adapter.web.idempotency;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.adapter.web.error.RequestErrorCodes;
import dev.tracepress.shared.adapter.web.representation.Digests;
import dev.tracepress.shared.application.port.out.RequestKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request that its client may send again.
 *
 * @param key of a user by who they are, the route and the header; of whoever has not proved that, by the body too, so that
 *     strangers who choose the same word do not meet
 * @param former the keys that it would have by former secrets
 * @param fingerprint of address and body
 */
record KeyedRequest(RequestKey key, List<RequestKey> former, String fingerprint, boolean isAnonymous) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /**
     * The word of the header.
     *
     * @throws BadRequest if there are several, or it is not 1 to 255 printable ASCII characters
     */
    static String word(List<String> headers) {
        var word = headers.getFirst();
        if (headers.size() > 1 || !PRINTABLE.matcher(word).matches()) {
            throw new BadRequest(
                    RequestErrorCodes.MALFORMED_IDEMPOTENCY_KEY,
                    "Idempotency-Key must be given once, as 1 to 255 printable ASCII characters");
        }
        return word;
    }

    /** @param secrets that are known, the one of today first */
    static KeyedRequest of(Optional<String> owner, RequestParts parts, List<SealKey> secrets) {
        return owner.map(name -> ofUser(name, parts)).orElseGet(() -> anonymous(parts, secrets));
    }

    private static KeyedRequest ofUser(String owner, RequestParts parts) {
        var key = Digests.of(owner + '\n' + parts.route() + '\n' + parts.word());
        return new KeyedRequest(
                new RequestKey(key), List.of(), Digests.of(parts.address() + '\n' + parts.body()), false);
    }

    /** Its body may have a password in it, against whose plain digest anybody could try passwords. */
    private static KeyedRequest anonymous(RequestParts parts, List<SealKey> secrets) {
        var text = parts.address() + '\n' + parts.word() + '\n' + parts.body();
        var keys = secrets.stream()
                .map(secret -> new RequestKey(secret.digest(text)))
                .toList();
        var key = keys.getFirst();
        return new KeyedRequest(key, keys.subList(1, keys.size()), key.digest(), true);
    }
}
