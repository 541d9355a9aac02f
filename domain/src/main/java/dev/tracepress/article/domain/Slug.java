package dev.tracepress.article.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The part of an article's address that people read: letters and digits of whatever script, in lower case and composed (NFC),
 * in words joined by one hyphen; at most 255 characters (code points).
 */
public record Slug(String value) {

    private static final int LONGEST = 255;
    private static final int SUFFIX_LENGTH = 6;
    private static final String SUFFIX_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String NAMELESS = "article";
    private static final Pattern SHAPE =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(-[\\p{L}\\p{M}\\p{N}]+)*+");

    public Slug {
        if (!isSlug(value)) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    /** In the words of the title, Latin letters without their marks; a title of which nothing remains is an {@code article}. */
    public static Slug of(Title title) {
        var words = join(Transliteration.words(title.value()), LONGEST);
        return new Slug(words.isEmpty() ? NAMELESS : words);
    }

    /**
     * The slug in a client's hands, who may write its letters composed or not.
     *
     * @throws ArticleError.ArticleNotFound for what is no slug, since no article can be found under it
     */
    public static Slug named(String raw) {
        var composed = Normalizer.normalize(raw, Normalizer.Form.NFC);
        if (!isSlug(composed)) {
            throw new ArticleError.ArticleNotFound();
        }
        return new Slug(composed);
    }

    /** This slug with a short random end, for when the plain one is taken: some 10⁹ ends, so a second try nearly always fits. */
    public Slug withRandomEnd(RandomGenerator chance) {
        var end = new StringBuilder("-");
        for (var i = 0; i < SUFFIX_LENGTH; i++) {
            end.append(SUFFIX_ALPHABET.charAt(chance.nextInt(SUFFIX_ALPHABET.length())));
        }
        return new Slug(join(value, LONGEST - end.length()) + end);
    }

    private static boolean isSlug(String value) {
        return length(value) <= LONGEST
                && SHAPE.matcher(value).matches()
                && value.equals(value.toLowerCase(Locale.ROOT))
                && Normalizer.isNormalized(value, Normalizer.Form.NFC);
    }

    private static String join(String text, int longest) {
        // A mark without a letter before it belongs to no word.
        var words = text.replaceAll("(?<![\\p{L}\\p{M}\\p{N}])\\p{M}+", "")
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return length(words) <= longest
                ? words
                : words.substring(0, words.offsetByCodePoints(0, longest)).replaceAll("-$", "");
    }

    private static int length(String value) {
        return value.codePointCount(0, value.length());
    }
}
