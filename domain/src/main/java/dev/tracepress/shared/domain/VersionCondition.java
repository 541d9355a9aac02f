package dev.tracepress.shared.domain;

import java.util.Optional;
import java.util.Set;

/**
 * On which editions of something a change may be made (RFC 9110, 13.1).
 *
 * @param required the change is meant for these; empty if whichever is there will do
 * @param refused and for none of these
 */
public record VersionCondition(Optional<Set<Edition>> required, Set<Edition> refused) {

    public static final VersionCondition NONE = new VersionCondition(Optional.empty(), Set.of());

    /** For what must not be there at all: no edition fits. */
    public static final VersionCondition ABSENT = new VersionCondition(Optional.of(Set.of()), Set.of());

    public VersionCondition {
        required = required.map(Set::copyOf);
        refused = Set.copyOf(refused);
    }

    public static VersionCondition oneOf(Set<Edition> editions) {
        return new VersionCondition(Optional.of(editions), Set.of());
    }

    public static VersionCondition noneOf(Set<Edition> editions) {
        return new VersionCondition(Optional.empty(), editions);
    }

    public boolean holdsFor(Edition edition) {
        return required.map(editions -> editions.contains(edition)).orElse(true) && !refused.contains(edition);
    }
}
