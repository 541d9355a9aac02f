package dev.tracepress.memory;

import dev.tracepress.identity.application.port.out.SessionsContract;
import dev.tracepress.testkit.StoragePorts;

class InMemorySessionsTest extends SessionsContract {

    @Override
    protected StoragePorts store() {
        return new MemoryPorts();
    }
}
