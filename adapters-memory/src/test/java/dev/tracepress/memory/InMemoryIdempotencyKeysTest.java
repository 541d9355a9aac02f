package dev.tracepress.memory;

import dev.tracepress.shared.application.port.out.IdempotencyKeysContract;
import dev.tracepress.testkit.StoragePorts;

class InMemoryIdempotencyKeysTest extends IdempotencyKeysContract {

    @Override
    protected StoragePorts store() {
        return new MemoryPorts();
    }
}
