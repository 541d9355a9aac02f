package dev.tracepress.memory;

import dev.tracepress.identity.application.port.out.SessionWatchContract;
import dev.tracepress.testkit.StoragePorts;

class InMemorySessionWatchTest extends SessionWatchContract {

    @Override
    protected StoragePorts store() {
        return new MemoryPorts();
    }
}
