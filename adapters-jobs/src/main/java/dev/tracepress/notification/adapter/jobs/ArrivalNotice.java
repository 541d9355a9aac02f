package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.identity.domain.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What processes tell each other of arrivals: the ids of recipients, separated by commas. */
final class ArrivalNotice {

    static final String CHANNEL = "tracepress_arrivals";

    /** PostgreSQL takes less than 8,000 bytes. */
    static final int LONGEST = 7_999;

    private static final Pattern IDS = Pattern.compile("[0-9]{1,18}(,[0-9]{1,18})*");

    private ArrivalNotice() {}

    /** As few notices as will hold all of them. */
    static List<String> of(List<UserId> recipients) {
        var notices = new ArrayList<String>();
        var notice = new StringBuilder();
        for (var recipient : recipients) {
            var id = Long.toString(recipient.value());
            if (notice.length() + 1 + id.length() > LONGEST) {
                notices.add(notice.toString());
                notice.setLength(0);
            }
            notice.append(notice.isEmpty() ? "" : ",").append(id);
        }
        notices.add(notice.toString());
        return notices;
    }

    /** Whom a notice is about; nobody, if it is none: any client of the database can tell what it likes. */
    static Stream<UserId> recipients(String notice) {
        return IDS.matcher(notice).matches()
                ? Stream.of(notice.split(",", -1)).map(Long::parseLong).map(UserId::new)
                : Stream.empty();
    }
}
