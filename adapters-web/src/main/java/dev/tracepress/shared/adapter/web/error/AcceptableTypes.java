package dev.tracepress.shared.adapter.web.error;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/**
 * What the {@code Accept} header of a request allows (RFC 9110, 12.5.1), in which Spring overlooks a quality of 0.
 *
 * <p>JSON has no parameters (RFC 8259, 11), so those of a client's are passed over: it gets UTF-8, whatever it hoped for.
 */
public record AcceptableTypes(List<MediaType> ranges) {

    private static final List<MediaType> EVERYTHING = List.of(MediaType.ALL);
    private static final double NOT_AT_ALL = 0;

    /** As many as Spring puts in order. */
    private static final int MOST_RANGES = 50;

    /** What the service answers with, best first: what a wildcard stands for if it has exceptions. */
    private static final List<MediaType> SERVED = List.of(
            MediaType.APPLICATION_JSON,
            MediaType.TEXT_EVENT_STREAM,
            MediaType.TEXT_HTML,
            MediaType.TEXT_PLAIN,
            MediaType.parseMediaType("text/css"),
            MediaType.parseMediaType("text/javascript"),
            MediaType.parseMediaType("application/openmetrics-text"),
            MediaType.parseMediaType("application/vnd.spring-boot.actuator.v3+json"));

    /** Everything, without a header. Of one that cannot be read, or names more than fifty forms, nothing is acceptable. */
    public static AcceptableTypes of(HttpHeaders request) {
        var given = request.getOrEmpty(HttpHeaders.ACCEPT);
        if (given.isEmpty()) {
            return new AcceptableTypes(EVERYTHING);
        }
        try {
            var ranges = new ArrayList<>(MediaType.parseMediaTypes(given));
            if (ranges.size() > MOST_RANGES) {
                return new AcceptableTypes(List.of());
            }
            MimeTypeUtils.sortBySpecificity(ranges);
            return new AcceptableTypes(ranges.isEmpty() ? EVERYTHING : List.copyOf(ranges));
        } catch (InvalidMediaTypeException _) {
            return new AcceptableTypes(List.of());
        }
    }

    /**
     * For Spring to choose a route and a form by: without those of quality 0, best first, and with JSON for whoever is
     * content with {@code application/problem+json}, which describes errors alone (RFC 9457, 3).
     */
    public List<MediaType> forAnswers() {
        var types = hasExceptions() ? servedRanges() : plainRanges();
        return asksForProblems()
                        && types.stream().noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)
                        && !isException(MediaType.APPLICATION_JSON)
                ? Stream.concat(types.stream(), Stream.of(MediaType.APPLICATION_JSON))
                        .toList()
                : types;
    }

    /** Whether errors should be problems: for whoever names that form and likes it no less than JSON. */
    public boolean asksForProblems() {
        return ranges.stream().anyMatch(range -> isNamed(range, MediaType.APPLICATION_PROBLEM_JSON))
                && allows(MediaType.APPLICATION_PROBLEM_JSON)
                && quality(MediaType.APPLICATION_PROBLEM_JSON) >= quality(MediaType.APPLICATION_JSON);
    }

    /** Whether somebody with a browser asks, who names pages and likes them no less than JSON. */
    public boolean prefersPages() {
        return ranges.stream().anyMatch(range -> isNamed(range, MediaType.TEXT_HTML))
                && quality(MediaType.TEXT_HTML) >= quality(MediaType.APPLICATION_JSON);
    }

    private List<MediaType> plainRanges() {
        return ranges.stream()
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .map(range -> isJson(range) ? withItsQualityAlone(range) : range)
                .toList();
    }

    /** In which what is excepted has no part; the order of the service's own counts where the client likes two alike. */
    private List<MediaType> servedRanges() {
        return SERVED.stream()
                .filter(this::allows)
                .map(type -> new MediaType(type.getType(), type.getSubtype(), quality(type)))
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .toList();
    }

    private boolean hasExceptions() {
        return ranges.stream().anyMatch(range -> range.getQualityValue() == NOT_AT_ALL);
    }

    private boolean isException(MediaType type) {
        return ranges.stream().anyMatch(range -> isNamed(range, type) && range.getQualityValue() == NOT_AT_ALL);
    }

    private boolean allows(MediaType type) {
        return quality(type) > NOT_AT_ALL;
    }

    /** That of the range which speaks of the type most exactly. */
    private double quality(MediaType type) {
        return Stream.<Predicate<MediaType>>of(
                        range -> isNamed(range, type),
                        range -> !range.isWildcardType() && range.isWildcardSubtype() && range.includes(type),
                        MediaType::isWildcardType)
                .flatMap(exactness -> ranges.stream().filter(exactness).limit(1))
                .findFirst()
                .map(MediaType::getQualityValue)
                .orElse(NOT_AT_ALL);
    }

    private static boolean isNamed(MediaType range, MediaType type) {
        return range.getType().equals(type.getType()) && range.getSubtype().equals(type.getSubtype());
    }

    private static boolean isJson(MediaType range) {
        return isNamed(range, MediaType.APPLICATION_JSON)
                || ("json".equals(range.getSubtypeSuffix()) && !range.isWildcardSubtype());
    }

    private static MediaType withItsQualityAlone(MediaType range) {
        return new MediaType(range.getType(), range.getSubtype(), range.getQualityValue());
    }
}
