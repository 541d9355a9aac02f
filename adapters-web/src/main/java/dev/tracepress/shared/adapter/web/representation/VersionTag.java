package dev.tracepress.shared.adapter.web.representation;

import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.domain.Edition;
import dev.tracepress.shared.domain.VersionCondition;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/**
 * Entity tags of what has versions: the id, the version, and a digest of all that this reader sees (RFC 9110, 8.8.3). The id,
 * since versions begin anew with an article that is published under the slug of one that was deleted.
 *
 * <p>A condition on a change looks at id and version alone. The rest of a tag changes with every favourite, which no edit can
 * undo, and would make authors of popular articles fail for nothing.
 */
public final class VersionTag {

    private static final int DIGEST_LENGTH = 16;
    private static final Pattern OURS = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})-[0-9a-f]{16}");

    private VersionTag() {}

    public static String of(Edition edition, Object seen) {
        return "\"" + edition.of() + "." + edition.version() + "-" + digest(seen.toString()) + '"';
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
     * What {@code If-Match} and {@code If-None-Match} demand of a change. Tags that are not ours match no edition; weak ones
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
                match.filter(tags -> !tags.any()).map(tags -> editions(tags.strong())),
                noneMatch.map(tags -> editions(tags.all())).orElse(Set.of()));
    }

    private static Set<Edition> editions(Set<String> tags) {
        return tags.stream()
                .map(OURS::matcher)
                .filter(tag -> tag.matches())
                .map(tag -> new Edition(Long.parseLong(tag.group(1)), Long.parseLong(tag.group(2))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String digest(String seen) {
        return Digests.of(seen).substring(0, DIGEST_LENGTH);
    }
}
