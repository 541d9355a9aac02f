package dev.tracepress.shared.adapter.web.audit;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each event, under a name of its own so that the lines can be kept apart. No level silences it: {@code AuditGuard}
 * knows the name as well.
 */
public final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.tracepress.audit");

    /**
     * Writes it down.
     *
     * @param fields ids alone, by the keys of the catalogue: nothing that people wrote, and no address
     */
    public void tell(String event, AuditOutcome outcome, Map<String, String> fields) {
        var line = LOG.atInfo().addKeyValue("event", event).addKeyValue("outcome", outcome.word());
        for (var field : fields.entrySet()) {
            line = line.addKeyValue(field.getKey(), field.getValue());
        }
        line.log("{}: {}", event, outcome.word());
    }
}
