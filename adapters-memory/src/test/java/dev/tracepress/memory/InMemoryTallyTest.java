package dev.tracepress.memory;

import dev.tracepress.shared.application.port.out.TallyContract;
import dev.tracepress.testkit.StoragePorts;

class InMemoryTallyTest extends TallyContract {

    @Override
    protected StoragePorts store() {
        return new MemoryPorts();
    }
}
