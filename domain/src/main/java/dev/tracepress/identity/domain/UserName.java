package dev.tracepress.identity.domain;

import dev.tracepress.shared.domain.Label;

/** What others call a user: 1 to 255 characters, without white space around it; need not be unique. */
public record UserName(Label label) {

    public static UserName of(String raw) {
        return new UserName(Label.of(raw).orElseThrow(IdentityError.NameMalformed::new));
    }

    public String value() {
        return label.value();
    }
}
