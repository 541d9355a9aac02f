package dev.tracepress.memory;

import dev.tracepress.identity.application.port.out.UserRepositoryContract;
import dev.tracepress.testkit.StoragePorts;

class InMemoryUserRepositoryTest extends UserRepositoryContract {

    @Override
    protected StoragePorts store() {
        return new MemoryPorts();
    }
}
