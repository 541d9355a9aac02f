package dev.tracepress.notification.domain;

/** What happened, by the name that clients and the table know. */
public enum NotificationType {
    ARTICLE_FAVORITED("article.favorited");

    private final String wireName;

    NotificationType(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /**
     * The type of that name.
     *
     * @throws IllegalArgumentException for a name that no type has
     */
    public static NotificationType ofWireName(String wireName) {
        for (var type : values()) {
            if (type.wireName.equals(wireName)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown notification type " + wireName);
    }
}
