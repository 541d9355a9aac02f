package dev.tracepress.shared.adapter.web.representation;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.domain.VersionCondition;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/**
 * Entity tags of what has versions: the version, and a digest of all that this reader sees (RFC 9110, 8.8.3).
 *
 * <p>A condition on a change looks at the version alone. The rest of a tag changes with every favourite, which no edit can
 * undo, and would make authors of popular articles fail for nothing.
 */
public final class VersionTag {

    private static final int DIGEST_LENGTH = 16;
    private static final Pattern OURS = Pattern.compile("([0-9]{1,18})-[0-9a-f]{16}");

    private VersionTag() {}

    public static String of(long version, Object seen) {
        return "\"" + version + "-" + digest(seen.toString()) + '"';
    }

    /** Of what is only read: a digest. */
    public static String of(Object seen) {
        return '"' + digest(seen.toString()) + '"';
    }

    /** The same of what is written already. */
    static String of(byte[] seen) {
        return '"' + Digests.of(seen).substring(0, DIGEST_LENGTH) + '"';
    }

    /**
     * What {@code If-Match} and {@code If-None-Match} demand of a change. Tags that are not ours match no version; weak ones
     * none either in {@code If-Match}.
     */
    public static VersionCondition condition(HttpHeaders request) {
        var match = EntityTags.ifMatch(request);
        var noneMatch = EntityTags.ifNoneMatch(request);
        if (noneMatch.filter(tags -> !tags.readable()).isPresent()) {
            // Passing over it would change what the client wants left alone.
            throw new BadRequest("If-None-Match must be * or a list of entity tags");
        }
        if (noneMatch.filter(EntityTags::any).isPresent()) {
            return VersionCondition.ABSENT;
        }
        return new VersionCondition(
                match.filter(tags -> !tags.any()).map(tags -> versions(tags.strong())),
                noneMatch.map(tags -> versions(tags.all())).orElse(Set.of()));
    }

    private static Set<Long> versions(Set<String> tags) {
        return tags.stream()
                .map(OURS::matcher)
                .filter(tag -> tag.matches())
                .map(tag -> Long.valueOf(tag.group(1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String digest(String seen) {
        return Digests.of(seen).substring(0, DIGEST_LENGTH);
    }
}
