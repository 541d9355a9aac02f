package dev.tracepress.article.domain;

import java.util.Optional;
import java.util.Set;

/** On which versions of an article a change may be made; without versions, on whichever is there. */
public record VersionCondition(Optional<Set<Long>> versions) {

    public static final VersionCondition NONE = new VersionCondition(Optional.empty());

    public VersionCondition {
        versions = versions.map(Set::copyOf);
    }

    public static VersionCondition oneOf(Set<Long> versions) {
        return new VersionCondition(Optional.of(versions));
    }

    boolean holdsFor(long version) {
        return versions.isEmpty() || versions.get().contains(version);
    }
}
