package dev.tracepress.shared.adapter.persistence;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a write changed, as far as readers may see it. */
public record Change(Subject subject, long id) {

    /** Nobody knows what. */
    public static final Change OF_ANYTHING = new Change(Subject.ANYTHING, 0);

    /** PostgreSQL takes less than 8,000 bytes. */
    private static final int LONGEST_NOTICE = 7_999;

    private static final String SEPARATOR = ",";
    private static final Pattern NOTICE = Pattern.compile("[a-z]+-[0-9]{1,18}(?:,[a-z]+-[0-9]{1,18})*");

    /** What a change is of. */
    public enum Subject {
        /** The article of that id, or what belongs to it, such as its favourites. */
        ARTICLE,
        /** Which articles there are; it has no id of its own. */
        ARTICLES,
        /** What is found by words, whatever articles there are; it has no id of its own. */
        FOUND,
        /** The user of that id. */
        USER,
        /** Any of the others; it has no id of its own. */
        ANYTHING;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Change ofArticle(long id) {
        return new Change(Subject.ARTICLE, id);
    }

    public static Change ofWhichArticlesThereAre() {
        return new Change(Subject.ARTICLES, 0);
    }

    public static Change ofWhatIsFound() {
        return new Change(Subject.FOUND, 0);
    }

    public static Change ofUser(long id) {
        return new Change(Subject.USER, id);
    }

    public void tell(ChangeListener listener) {
        if (subject == Subject.ANYTHING) {
            listener.missedSome();
        } else {
            listener.changed(this);
        }
    }

    /** How processes tell each other: all of them, or, if these are too many for one notice, that it may be anything. */
    public static String notice(Collection<Change> changes) {
        var notice = changes.stream().map(Change::text).sorted().collect(Collectors.joining(SEPARATOR));
        return notice.length() > LONGEST_NOTICE ? OF_ANYTHING.text() : notice;
    }

    /** What a notice tells. What is none may be one of a later version, so it may be of anything. */
    public static List<Change> in(String notice) {
        if (!NOTICE.matcher(notice).matches()) {
            return List.of(OF_ANYTHING);
        }
        return Stream.of(notice.split(SEPARATOR, -1)).map(Change::parse).toList();
    }

    private static Change parse(String text) {
        var end = text.indexOf('-');
        return Arrays.stream(Subject.values())
                .filter(subject -> subject.word().equals(text.substring(0, end)))
                .findFirst()
                .map(subject -> new Change(subject, Long.parseLong(text.substring(end + 1))))
                .orElse(OF_ANYTHING);
    }

    private String text() {
        return subject.word() + "-" + id;
    }
}
