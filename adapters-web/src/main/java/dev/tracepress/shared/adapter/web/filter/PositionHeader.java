package dev.tracepress.shared.adapter.web.filter;

import dev.tracepress.shared.domain.Position;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** {@code Tracepress-Position}: a position in letters that mean nothing to a client, behind the number of their form. */
final class PositionHeader {

    static final String NAME = "Tracepress-Position";

    private static final Pattern SHAPE = Pattern.compile("1-[0-9a-z]{1,11}");
    private static final int PREFIX = "1-".length();
    private static final int RADIX = 36;

    private PositionHeader() {}

    /**
     * What a request says that it has seen. A form that is not known may be that of a later version, whose instance answered the
     * write while the service is being replaced: then nothing but the newest will do, and neither will it where there are several.
     */
    static Position in(HttpHeaders request) {
        var given = request.getOrEmpty(NAME);
        if (given.size() != 1 || !SHAPE.matcher(given.getFirst()).matches()) {
            return Position.NEWEST;
        }
        var micros = Long.parseLong(given.getFirst(), PREFIX, given.getFirst().length(), RADIX);
        return new Position(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    static String of(Position position) {
        return "1-" + Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, position.at()), RADIX);
    }
}
