package dev.tracepress.article.domain;

import java.util.List;

/** Every way in which publishing says no; the message is meant for the person who asked. */
public abstract sealed class ArticleError extends RuntimeException {

    private ArticleError(String message) {
        super(message, null, false, false);
    }

    public static final class ArticleIncomplete extends ArticleError {
        private final transient List<String> missing;

        public ArticleIncomplete(List<String> missing) {
            super("title and body are required");
            this.missing = List.copyOf(missing);
        }

        /** Which of {@code title} and {@code body}. */
        public List<String> missing() {
            return missing;
        }
    }

    public static final class TitleTooLong extends ArticleError {
        public TitleTooLong() {
            super("title must be 1 to 255 characters");
        }
    }

    public static final class ArticleNotFound extends ArticleError {
        public ArticleNotFound() {
            super("article not found");
        }
    }

    public static final class NotTheAuthor extends ArticleError {
        public NotTheAuthor() {
            super("you are not the author of this article");
        }
    }

    /** The article is not in a state in which the client wants it changed (RFC 9110, 13.1). */
    public static final class VersionConditionFailed extends ArticleError {
        public VersionConditionFailed() {
            super("the article has changed since you read it");
        }
    }

    /** Others were quicker again and again. */
    public static final class TooMuchContention extends ArticleError {
        public TooMuchContention() {
            super("too many others are doing the same, please try again");
        }
    }

    public static final class AlreadyFavorited extends ArticleError {
        public AlreadyFavorited() {
            super("article already favorited");
        }
    }

    public static final class NotFavorited extends ArticleError {
        public NotFavorited() {
            super("article not favorited");
        }
    }

    /** Whoever acts was deleted in the meantime. */
    public static final class ActorGone extends ArticleError {
        public ActorGone() {
            super("invalid or expired token");
        }
    }

    public static final class PageOutOfRange extends ArticleError {
        public PageOutOfRange() {
            super("page must be a number from 1");
        }
    }
}
