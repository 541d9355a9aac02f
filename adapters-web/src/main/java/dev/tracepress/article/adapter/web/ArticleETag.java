package dev.tracepress.article.adapter.web;

import dev.tracepress.article.domain.VersionCondition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Entity tags of articles: the version, and a digest of all that this reader sees (RFC 9110, 8.8.3).
 *
 * <p>A condition on a change looks at the version alone. The rest of a tag changes with every favourite, which no edit can
 * undo, and would make authors of popular articles fail for nothing.
 */
final class ArticleETag {

    private static final int DIGEST_BYTES = 8;
    private static final Pattern OURS = Pattern.compile("\"([0-9]{1,18})-[0-9a-f]{16}\"");
    private static final Pattern LIST = Pattern.compile("\\s*(?:(?:W/)?\"[^\"]*\"\\s*(?:,\\s*|$))*+");
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\"]*\"");

    private ArticleETag() {}

    static String of(long version, ArticleResponse seen) {
        return "\"%d-%s\"".formatted(version, digest(seen.toString()));
    }

    /**
     * What {@code If-Match} demands (RFC 9110, 13.1.1). Tags that are weak or not ours match no version; {@code *} matches
     * every article that exists.
     */
    static VersionCondition ifMatch(HttpHeaders request) {
        var headers = request.getOrEmpty(HttpHeaders.IF_MATCH);
        var given = String.join(",", headers).strip();
        if (headers.isEmpty() || given.equals("*")) {
            return VersionCondition.NONE;
        }
        return VersionCondition.oneOf(versions(given));
    }

    private static Set<Long> versions(String given) {
        var versions = new HashSet<Long>();
        if (LIST.matcher(given).matches()) {
            TAG.matcher(given).results().map(tag -> OURS.matcher(tag.group())).forEach(tag -> {
                if (tag.matches()) {
                    versions.add(Long.parseLong(tag.group(1)));
                }
            });
        }
        return versions;
    }

    private static String digest(String seen) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(seen.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
