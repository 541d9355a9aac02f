package dev.tracepress.testkit;

import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.PasswordHasherContract;

class InMemoryPasswordHasherTest extends PasswordHasherContract {

    @Override
    protected PasswordHasher hasher() {
        return new InMemoryPasswordHasher();
    }
}
