package dev.tracepress.notification.adapter.jobs.mail;

import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.notification.application.port.out.NotificationView;
import java.util.regex.Pattern;

/** What a mail says, and to whom; in the subject there are no control characters, which could end it and begin a header. */
record Letter(EmailAddress to, String subject, String text) {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");

    static Letter of(NotificationView notification, EmailAddress to) {
        var actor = oneLine(notification.actor().name());
        var title = oneLine(notification.article().title());
        return switch (notification.type()) {
            case ARTICLE_FAVORITED ->
                new Letter(to, "%s likes your article “%s”".formatted(actor, title), """
                        %s likes your article “%s” (%s).

                        You get this mail because you wrote the article.
                        """.formatted(
                                actor, title, notification.article().slug().value()));
        };
    }

    private static String oneLine(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Letter";
    }
}
