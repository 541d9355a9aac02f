package dev.tracepress.shared.adapter.web.representation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * The tags that a condition lists (RFC 9110, 13.1.1 and 13.1.2). What is no list of tags holds none.
 *
 * @param any {@code *}, which stands for whatever there is
 * @param readable whether it is {@code *} or a list
 */
public record EntityTags(boolean any, boolean readable, List<ETag> tags) {

    /** {@code CommonHeaders} marks the tags of compressed answers with it. */
    static final String COMPRESSED = "-gzip";

    private static final int LONGEST = 4096;
    private static final Pattern LIST = Pattern.compile("\\s*(?:(?:W/)?\"[^\"]*\"\\s*(?:,\\s*|$)|,\\s*)*+");

    static Optional<EntityTags> ifMatch(HttpHeaders request) {
        return of(request, HttpHeaders.IF_MATCH);
    }

    static Optional<EntityTags> ifNoneMatch(HttpHeaders request) {
        return of(request, HttpHeaders.IF_NONE_MATCH);
    }

    /** Whether a condition is longer than anybody reads. */
    static boolean areTooLong(HttpHeaders request) {
        return length(request, HttpHeaders.IF_MATCH) > LONGEST || length(request, HttpHeaders.IF_NONE_MATCH) > LONGEST;
    }

    private static int length(HttpHeaders request, String header) {
        return request.containsHeader(header)
                ? request.getOrEmpty(header).stream().mapToInt(String::length).sum()
                : 0;
    }

    private static Optional<EntityTags> of(HttpHeaders request, String header) {
        var given = request.getOrEmpty(header);
        var list = String.join(",", given).strip();
        return given.isEmpty() ? Optional.empty() : Optional.of(parse(list));
    }

    private static EntityTags parse(String list) {
        var any = list.equals("*");
        var isList = !any && LIST.matcher(list).matches();
        return new EntityTags(any, any || isList, isList ? ETag.parse(list) : List.of());
    }

    /** By the strong comparison (RFC 9110, 8.8.3.2). */
    boolean holdStrongly(String tag) {
        return any || values(tags.stream().filter(known -> !known.weak())).contains(value(tag));
    }

    /** By the weak comparison. */
    boolean holdWeakly(String tag) {
        return any || values(tags.stream()).contains(value(tag));
    }

    /** Whether the one that is known is that of the compressed answer. */
    boolean holdCompressed(String tag) {
        var compressed = value(tag) + COMPRESSED;
        return tags.stream().anyMatch(known -> known.tag().equals(compressed));
    }

    /** The tag of the compressed answer. */
    public static String compressed(String tag) {
        return tag.endsWith("\"") ? tag.substring(0, tag.length() - 1) + COMPRESSED + '"' : tag;
    }

    /** Without quotes, marks and those that are weak. */
    Set<String> strong() {
        return values(tags.stream().filter(known -> !known.weak()));
    }

    /** Without quotes and marks. */
    Set<String> all() {
        return values(tags.stream());
    }

    private static Set<String> values(Stream<ETag> tags) {
        return tags.map(tag -> unmarked(tag.tag())).collect(Collectors.toUnmodifiableSet());
    }

    private static String value(String formatted) {
        return unmarked(ETag.create(formatted).tag());
    }

    private static String unmarked(String value) {
        return value.endsWith(COMPRESSED) ? value.substring(0, value.length() - COMPRESSED.length()) : value;
    }
}
