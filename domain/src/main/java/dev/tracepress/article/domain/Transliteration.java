package dev.tracepress.article.domain;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes Latin letters with the 26 of ASCII, as addresses have always been; those of other scripts stay (ADR 10). */
final class Transliteration {

    /** Letters that Unicode does not decompose into an ASCII letter and a mark. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            entry("ß", "ss"),
            entry("æ", "ae"),
            entry("œ", "oe"),
            entry("ø", "o"),
            entry("ł", "l"),
            entry("đ", "d"),
            entry("ð", "d"),
            entry("þ", "th"),
            entry("ħ", "h"),
            entry("ı", "i"),
            entry("ŋ", "n"),
            entry("ĸ", "k"),
            entry("ŧ", "t"),
            entry("ə", "e"));

    private static final Pattern LATIN_WITH_MARKS = Pattern.compile("(\\p{IsLatin})\\p{M}+");

    private Transliteration() {}

    /** In lower case and composed (NFC), Latin letters as the 26 of ASCII, all others as they are. */
    static String words(String text) {
        // Compatible forms become the usual ones: full-width letters, ligatures, circled digits.
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’ʼ]", "");
        var words = new StringBuilder(plain.length());
        // Decomposed, so that a Latin letter can be told from its marks.
        LATIN_WITH_MARKS
                .matcher(Normalizer.normalize(plain, Normalizer.Form.NFD))
                .replaceAll("$1")
                .codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> words.append(LETTERS.getOrDefault(letter, letter)));
        return Normalizer.normalize(words, Normalizer.Form.NFC);
    }
}
