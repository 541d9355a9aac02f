package dev.tracepress.testkit;

import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.PasswordHasherContract;
import dev.tracepress.identity.domain.PasswordHash;
import java.util.List;

class InMemoryPasswordHasherTest extends PasswordHasherContract {

    @Override
    protected PasswordHasher hasher() {
        return new InMemoryPasswordHasher();
    }

    @Override
    protected List<PasswordHash> cheaperHashesOf(String password) {
        return List.of(InMemoryPasswordHasher.formerHash(password));
    }
}
