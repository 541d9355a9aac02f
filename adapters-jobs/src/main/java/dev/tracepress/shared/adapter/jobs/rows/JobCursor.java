package dev.tracepress.shared.adapter.jobs.rows;

import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.domain.SharedError;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a job stands among others: those in the queue by the time they are due and then by their names, those that are over by
 * their numbers.
 */
public record JobCursor(Optional<Instant> due, JobKey key, long number) {

    private static final int PARTS = 4;

    /** No job is due so late, and PostgreSQL knows no time that is much later. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    public String cursor() {
        var text = due.map(Instant::toString).orElse("") + "/" + number + "/" + key.kind() + "/" + key.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** That place, if it is one among jobs in the queue, or among those that are over; else {@link SharedError.UnknownCursor}. */
    public JobCursor among(boolean queued) {
        if (due.isPresent() != queued) {
            throw new SharedError.UnknownCursor();
        }
        return this;
    }

    /** Reads what {@link #cursor} wrote, or throws {@link SharedError.UnknownCursor}. */
    public static JobCursor of(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = text.split("/", PARTS);
            if (parts.length < PARTS) {
                throw new SharedError.UnknownCursor();
            }
            var due = Optional.of(parts[0]).filter(time -> !time.isEmpty()).map(Instant::parse);
            if (due.filter(LAST::isBefore).isPresent()
                    || due.filter(Instant.EPOCH::isAfter).isPresent()) {
                throw new SharedError.UnknownCursor();
            }
            var number = Long.parseLong(parts[1]);
            if (number < 0) {
                throw new SharedError.UnknownCursor();
            }
            return new JobCursor(due, new JobKey(parts[2], parts[3]), number);
        } catch (IllegalArgumentException | DateTimeException | SharedError.JobNotFound _) {
            throw new SharedError.UnknownCursor();
        }
    }
}
