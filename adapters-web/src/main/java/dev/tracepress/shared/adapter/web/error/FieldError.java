package dev.tracepress.shared.adapter.web.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one value of a request.
 *
 * @param pointer where it stands in the body: a JSON Pointer as a URI fragment (RFC 6901, 6), as in RFC 9457, 3
 * @param parameter or the name of the query parameter
 * @param detail a text for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FieldError(@Nullable String pointer, @Nullable String parameter, String detail) {

    static FieldError ofMember(String name, String detail) {
        return new FieldError("#/" + name, null, detail);
    }

    static FieldError ofParameter(String name, String detail) {
        return new FieldError(null, name, detail);
    }
}
