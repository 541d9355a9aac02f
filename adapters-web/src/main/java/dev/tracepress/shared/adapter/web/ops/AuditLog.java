package dev.tracepress.shared.adapter.web.ops;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators ask for, one line each, under a name of its own so that it can be kept apart. Which request it was every line
 * says; what became of it, the access line of that request.
 */
final class AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.tracepress.audit");

    void job(String what, String kind, String id) {
        LOG.atInfo().addKeyValue("job_type", kind).addKeyValue("job_id", id).log("An operator {}", what);
    }

    void kind(String what, String kind) {
        LOG.atInfo().addKeyValue("job_type", kind).log("An operator {}", what);
    }

    void all(String what) {
        LOG.atInfo().log("An operator {}", what);
    }
}
