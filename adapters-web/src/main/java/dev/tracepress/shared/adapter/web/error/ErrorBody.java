package dev.tracepress.shared.adapter.web.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The body of every error; the members of RFC 9457 are there for clients that ask for {@code application/problem+json}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorBody(
        String error,
        @JsonProperty("trace_id") String traceId,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> fields,
        @Nullable String type,
        @Nullable String title,
        @Nullable Integer status,
        @Nullable String detail,
        @Nullable String instance) {

    /** The page that explains all codes. */
    public static final String PAGE = "/docs/errors";

    public static ErrorBody plain(HttpError error, String traceId) {
        return new ErrorBody(error.text(), traceId, error.code().word(), error.fields(), null, null, null, null, null);
    }

    /** The instance is this one occurrence of the problem, which its trace names. */
    public static ErrorBody problem(HttpError error, String traceId) {
        var status = error.status().value();
        var known = HttpStatus.resolve(status);
        return new ErrorBody(
                error.text(),
                traceId,
                error.code().word(),
                error.fields(),
                addressOf(error.code()),
                known == null ? "Error" : known.getReasonPhrase(),
                status,
                error.text(),
                "urn:trace:" + traceId);
    }

    static String addressOf(ErrorCode code) {
        return PAGE + '#' + code.word();
    }
}
