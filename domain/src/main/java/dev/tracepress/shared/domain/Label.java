package dev.tracepress.shared.domain;

import java.util.Optional;

/** A line that names something: 1 to 255 characters (code points) once the white space around it is gone. */
public record Label(Text text) {

    private static final int LONGEST = 255;

    public Label {
        text = new Text(text.value().strip());
        if (!fits(text)) {
            throw new IllegalArgumentException("a label has 1 to 255 characters");
        }
    }

    /** Empty if the text is blank or too long. */
    public static Optional<Label> of(String raw) {
        var text = new Text(raw.strip());
        return fits(text) ? Optional.of(new Label(text)) : Optional.empty();
    }

    public String value() {
        return text.value();
    }

    private static boolean fits(Text text) {
        var length = text.value().codePointCount(0, text.value().length());
        return !text.isBlank() && length <= LONGEST;
    }
}
