package dev.tracepress.article.domain;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes Latin, Greek and Cyrillic letters with the 26 of ASCII; what it does not know it leaves as it is. */
final class Transliteration {

    /** Letters that Unicode does not decompose into an ASCII letter and a mark. */
    private static final Map<String, String> LETTERS = letters();

    private Transliteration() {}

    static String toAscii(String text) {
        // Compatibility decomposition splits é into e and a mark, and the ligature ﬁ into f and i.
        var plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("['’ʼ]", "")
                .toLowerCase(Locale.ROOT);
        var ascii = new StringBuilder(plain.length());
        plain.codePoints().mapToObj(Character::toString).forEach(c -> ascii.append(LETTERS.getOrDefault(c, c)));
        return ascii.toString();
    }

    private static Map<String, String> letters() {
        var letters = new HashMap<>(Map.ofEntries(
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
                entry("ə", "e")));
        pair(letters, "абвгдезиклмнопрстуфыэіґєј", "abvgdeziklmnoprstufyeigej");
        letters.putAll(Map.ofEntries(
                entry("ж", "zh"),
                entry("х", "kh"),
                entry("ц", "ts"),
                entry("ч", "ch"),
                entry("ш", "sh"),
                entry("щ", "shch"),
                entry("ъ", ""),
                entry("ь", ""),
                entry("ю", "yu"),
                entry("я", "ya"),
                entry("ђ", "dj"),
                entry("љ", "lj"),
                entry("њ", "nj"),
                entry("ћ", "c"),
                entry("џ", "dz")));
        pair(letters, "αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo");
        letters.putAll(Map.of("θ", "th", "χ", "ch", "ψ", "ps"));
        return Map.copyOf(letters);
    }

    private static void pair(Map<String, String> letters, String from, String to) {
        for (var i = 0; i < from.length(); i++) {
            letters.put(from.substring(i, i + 1), to.substring(i, i + 1));
        }
    }
}
