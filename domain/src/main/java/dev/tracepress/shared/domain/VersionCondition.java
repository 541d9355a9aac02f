package dev.tracepress.shared.domain;

import java.util.Optional;
import java.util.Set;

/**
 * On which versions of something a change may be made (RFC 9110, 13.1).
 *
 * @param required the change is meant for these; empty if whichever is there will do
 * @param refused and for none of these
 */
public record VersionCondition(Optional<Set<Long>> required, Set<Long> refused) {

    public static final VersionCondition NONE = new VersionCondition(Optional.empty(), Set.of());

    /** For what must not be there at all: no version fits. */
    public static final VersionCondition ABSENT = new VersionCondition(Optional.of(Set.of()), Set.of());

    public VersionCondition {
        required = required.map(Set::copyOf);
        refused = Set.copyOf(refused);
    }

    public static VersionCondition oneOf(Set<Long> versions) {
        return new VersionCondition(Optional.of(versions), Set.of());
    }

    public static VersionCondition noneOf(Set<Long> versions) {
        return new VersionCondition(Optional.empty(), versions);
    }

    public boolean holdsFor(long version) {
        return required.map(versions -> versions.contains(version)).orElse(true) && !refused.contains(version);
    }
}
