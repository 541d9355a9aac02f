package dev.tracepress.identity.adapter.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are believed, by id. An id is made of its secret, so that instances which share secrets agree on ids, and
 * operators need not think any up.
 */
final class TokenKeys {

    private static final int ID_BYTES = 8;

    private final TokenKey signing;
    private final Map<String, TokenKey> believed;

    TokenKeys(TokenSettings settings) {
        this.signing = TokenKey.of(settings.signingSecret());
        this.believed = Stream.concat(
                        Stream.of(signing), settings.formerSecrets().stream().map(TokenKey::of))
                .distinct()
                .collect(Collectors.toMap(TokenKey::id, Function.identity(), (first, _) -> first));
    }

    TokenKey signing() {
        return signing;
    }

    Optional<TokenKey> named(@Nullable String id) {
        return Optional.ofNullable(id).map(believed::get);
    }

    /** One secret and its name; not a record, for those print and compare what they hold. */
    static final class TokenKey {

        private final String id;
        private final byte[] secret;

        private TokenKey(String id, byte[] secret) {
            this.id = id;
            this.secret = secret;
        }

        static TokenKey of(String secret) {
            var bytes = secret.getBytes(StandardCharsets.UTF_8);
            return new TokenKey(idOf(bytes), bytes);
        }

        String id() {
            return id;
        }

        byte[] secret() {
            return secret.clone();
        }

        private static String idOf(byte[] secret) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update("kid:".getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest.digest(secret), 0, ID_BYTES);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }
    }
}
