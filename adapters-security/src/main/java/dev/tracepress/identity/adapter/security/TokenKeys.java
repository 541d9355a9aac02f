package dev.tracepress.identity.adapter.security;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys that are believed, by their names. */
final class TokenKeys {

    private final TokenKey signing;
    private final Map<String, TokenKey> believed;

    TokenKeys(TokenSettings settings) {
        var secrets = settings.secrets().stream().map(TokenKey::ofSecret).toList();
        this.signing = settings.algorithm() == TokenSettings.Algorithm.HS256
                ? secrets.getFirst()
                : settings.privateKeys().pairs().signing(settings.algorithm()).orElseThrow();
        this.believed = Stream.concat(secrets.stream(), settings.privateKeys().pairs().all().stream())
                .collect(Collectors.toMap(TokenKey::id, Function.identity(), (first, _) -> first));
    }

    TokenKey signing() {
        return signing;
    }

    Optional<TokenKey> named(@Nullable String id) {
        return Optional.ofNullable(id).map(believed::get);
    }
}
