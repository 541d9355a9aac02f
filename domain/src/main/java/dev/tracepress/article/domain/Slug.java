package dev.tracepress.article.domain;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The part of an article's address that people read: lower-case ASCII letters and digits in words joined by one hyphen, at
 * most 255 characters.
 */
public record Slug(String value) {

    private static final int LONGEST = 255;
    private static final int SUFFIX_LENGTH = 6;
    private static final String SUFFIX_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String NAMELESS = "article";
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Slug {
        if (value.length() > LONGEST || !SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    /** Transliterated from the title; a title of which nothing remains is an {@code article}. */
    public static Slug of(Title title) {
        var words = join(Transliteration.toAscii(title.value()), LONGEST);
        return new Slug(words.isEmpty() ? NAMELESS : words);
    }

    /**
     * The slug in a client's hands.
     *
     * @throws ArticleError.ArticleNotFound for what is no slug, since no article can be found under it
     */
    public static Slug named(String raw) {
        if (raw.length() > LONGEST || !SHAPE.matcher(raw).matches()) {
            throw new ArticleError.ArticleNotFound();
        }
        return new Slug(raw);
    }

    /** This slug with a short random end, for when the plain one is taken: some 10⁹ ends, so a second try nearly always fits. */
    public Slug withRandomEnd(RandomGenerator chance) {
        var end = new StringBuilder("-");
        for (var i = 0; i < SUFFIX_LENGTH; i++) {
            end.append(SUFFIX_ALPHABET.charAt(chance.nextInt(SUFFIX_ALPHABET.length())));
        }
        return new Slug(join(value, LONGEST - end.length()) + end);
    }

    private static String join(String ascii, int longest) {
        var words = ascii.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.length() <= longest ? words : words.substring(0, longest).replaceAll("-$", "");
    }
}
