package dev.tracepress.testkit;

import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.AccessTokensContract;
import java.time.Duration;

class InMemoryAccessTokensTest extends AccessTokensContract {

    @Override
    protected AccessTokens tokens(Duration lifetime) {
        return new InMemoryAccessTokens(lifetime);
    }
}
