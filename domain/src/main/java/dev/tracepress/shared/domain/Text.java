package dev.tracepress.shared.domain;

/**
 * Text that comes back exactly as it was given: everything that both UTF-8 and PostgreSQL can hold.
 *
 * <p>PostgreSQL stores no NUL, and UTF-8 has no form for an unpaired surrogate (Unicode 16, D92).
 */
public record Text(String value) {

    public Text {
        if (!isStorable(value)) {
            throw new SharedError.UnstorableText();
        }
    }

    /** Whether there is nothing to see: white space, no-break spaces, and characters that only format others. */
    public boolean isBlank() {
        return value.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    /**
     * The same for two texts that differ in case alone, and only for them: each letter by itself is folded, as PostgreSQL does
     * it, unless its locale is one of ICU's or Turkish. A whole text is folded otherwise: {@code İ} becomes two letters, and what
     * becomes of {@code Σ} depends on what follows.
     */
    public String folded() {
        return value.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether both UTF-8 and PostgreSQL can hold it. */
    public static boolean isStorable(String value) {
        return value.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
