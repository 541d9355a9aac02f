package dev.tracepress.telemetry.catalog;

import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.regex.Pattern;

/** The spans that the service makes. A star in a name stands for what differs from one to the next. */
public enum SpanSignal {
    REQUEST(
            "METHOD /route/{template}",
            "(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|HTTP)( /\\S*)?",
            SpanKind.SERVER,
            "a request, from its first byte until its answer is handed to the network; the method alone if no route takes it, HTTP for a method"
                    + " that is none",
            "http.request.method, http.route, http.response.status_code, url.scheme, url.path, server.address,"
                    + " server.port, network.protocol.version, user_agent.original, http.response.header.x-request-id, error.type"),
    REQUEST_ANSWER_ONCE(
            "request.answerOnce",
            "a request that carries an Idempotency-Key is done, or found to have been done before",
            "request.answer (first, replayed)"),
    REQUEST_COUNT_ATTEMPT(
            "request.countAttempt",
            "an attempt to sign in or to register is counted, or looked whether there may be one",
            ""),
    REQUEST_FORGET_ANSWERS(
            "request.forgetAnswers", "a worker forgets answers that are older than a day", "result.count"),
    USER_REGISTER("user.register", "somebody becomes a user", "user.id"),
    USER_LOGIN("user.login", "a user proves who they are", "user.id, login.result (success, failed, cancelled)"),
    USER_AUTHENTICATE("user.authenticate", "the token of a request is checked", ""),
    USER_IDENTIFY("user.identify", "the token of a repeated request is read, though it may have ended its session", ""),
    USER_CURRENT("user.current", "a user looks at their account", "user.id"),
    USER_UPDATE("user.update", "a user changes their account", "user.id"),
    USER_ISSUE_TICKET("user.issueTicket", "a user asks for a ticket, for a client that can send no token", ""),
    USER_REDEEM_TICKET("user.redeemTicket", "a ticket is taken for a token, once", ""),
    USER_LOGOUT("user.logout", "a user gives a token back, or all of them", "user.id"),
    USER_FIND_SESSIONS("user.findSessions", "a user looks where they are signed in", "user.id, result.count"),
    USER_END_SESSION("user.endSession", "a user signs out somewhere else", "user.id"),
    USER_DELETE("user.delete", "a user leaves for good", "user.id"),
    ARTICLE_CREATE("article.create", "a user publishes", "user.id, article.id, article.slug"),
    ARTICLE_FIND_ALL("article.findAll", "a reader leafs", "user.id, pagination.per_page, result.count"),
    ARTICLE_FIND_BY_SLUG("article.findBySlug", "a reader opens an article", "user.id, article.id, article.slug"),
    ARTICLE_UPDATE("article.update", "an author edits", "user.id, article.id, article.slug"),
    ARTICLE_DELETE("article.delete", "an author deletes", "user.id, article.slug"),
    ARTICLE_FAVORITE("article.favorite", "a reader likes an article", "user.id, article.id, article.slug"),
    ARTICLE_UNFAVORITE("article.unfavorite", "a reader likes it no more", "user.id, article.id, article.slug"),
    ARTICLE_CHECK_FAVORITES(
            "article.checkFavorites",
            "a worker compares the numbers that articles show with their favourites",
            "favorites.drift (articles with a wrong number)"),
    NOTIFICATION_FIND_ALL(
            "notification.findAll", "a recipient opens the inbox", "user.id, pagination.per_page, result.count"),
    NOTIFICATION_STREAM(
            "notification.stream",
            "a recipient begins to listen; the request's own span lasts until they leave",
            "user.id"),
    NOTIFICATION_READ("notification.read", "a recipient has read a notification", "user.id, notification.id"),
    NOTIFICATION_CREATE("notification.create", "an author is told of a favourite", ""),
    NOTIFICATION_FORGET(
            "notification.forget", "a worker forgets notifications that were withdrawn long ago", "result.count"),
    JOBS_FIND_ALL("jobs.findAll", "an operator looks through the jobs", "pagination.per_page, result.count"),
    JOBS_FIND("jobs.find", "an operator looks at a job", "job.type, job.id"),
    JOBS_FIND_KINDS("jobs.findKinds", "an operator looks at the queue", ""),
    JOBS_CANCEL("jobs.cancel", "an operator ends a job", "job.type, job.id"),
    JOBS_RUN_NOW("jobs.runNow", "an operator has a job due at once", "job.type, job.id"),
    JOBS_REDRIVE("jobs.redrive", "an operator has dead jobs tried again", "result.count"),
    JOBS_PAUSE("jobs.pause", "an operator keeps the jobs of a kind from being started", "job.type"),
    JOBS_RESUME("jobs.resume", "an operator lets them be started again", "job.type"),
    TRACE_SHOW("trace.show", "an operator looks at a trace", ""),
    TRACE_SHOW_LINES("trace.showLines", "an operator reads what was logged in a trace", ""),
    TRACE_SHOW_JOB_LINES(
            "trace.showJobLines", "an operator reads what attempts at a job have logged", "job.id, job.type"),
    TRACE_LIST_REQUESTS("trace.listRequests", "an operator looks for a request", ""),
    TRACE_FORGET("trace.forget", "spans and lines that nobody looks for any more are forgotten", "result.count"),
    TRACE_LOOK_UP("trace.lookUp", "an operator asks what a name names", ""),
    FIGURES_LIST_WORKERS("figures.listWorkers", "an operator watches who works at what", ""),
    FIGURES_READ("figures.read", "an operator watches how this process does", ""),
    STATEMENT(
            "VERB table",
            "(SELECT|INSERT|UPDATE|DELETE|BEGIN|COMMIT|ROLLBACK)( [a-z_]+)?",
            SpanKind.CLIENT,
            "an SQL statement, from sending to the last row, if it is part of a trace",
            "db.system.name, db.operation.name, db.collection.name, db.query.summary, db.query.text (never values),"
                    + " db.response.status_code, error.type (both SQLSTATE)"),
    ENQUEUE(
            "job.enqueue.*",
            "job\\.enqueue\\.[a-z-]+",
            SpanKind.PRODUCER,
            "a job is put into the queue, in the transaction that causes it",
            "messaging.system (db_scheduler), messaging.destination.name, messaging.operation.type (send),"
                    + " messaging.operation.name, messaging.message.id (of one job), job.id (of one job),"
                    + " messaging.batch.message_count (of several), job.type, error.type"),
    ATTEMPT(
            "job.*",
            "job\\.(?!enqueue\\.)[a-z-]+",
            SpanKind.CONSUMER,
            "an attempt at a job, linked to its job.enqueue.*; a prompt first one is also a child of that,"
                    + " any other the root of a trace of its own",
            "messaging.system (db_scheduler), messaging.destination.name, messaging.operation.type (process),"
                    + " messaging.operation.name, messaging.message.id, job.id, job.type, job.attempt (1 for the first),"
                    + " job.queue_ms (from due to start), job.result (success, retried, dead, cancelled,"
                    + " snoozed, released), messaging.batch.message_count (of several that commit together),"
                    + " job.commit_trace_id (of those, the trace that has their transaction in it), error.type"),
    WEBHOOK_DELIVER(
            "webhook.deliver",
            "webhook\\.deliver",
            SpanKind.CLIENT,
            "another system is told of a notification; it is told the trace too",
            "http.request.method, server.address, server.port, url.full (up to the port: a secret may stand in the rest),"
                    + " http.response.status_code, error.type (the status, from 400 on)"),
    PEOPLE_FIND(
            "people.find",
            "people\\.find",
            SpanKind.CLIENT,
            "the demonstration asks another system for a person, until the answer was read; its event answer.begun says when"
                    + " that began, given.up that nobody waited for it",
            "http.request.method, server.address, server.port, url.full (up to the port), http.response.status_code,"
                    + " error.type (the status, from 400 on)");

    private final String title;
    private final Pattern name;
    private final SpanKind kind;
    private final String meaning;
    private final String attributes;

    SpanSignal(String title, String name, SpanKind kind, String meaning, String attributes) {
        this.title = title;
        this.name = Pattern.compile(name);
        this.kind = kind;
        this.meaning = meaning;
        this.attributes = attributes;
    }

    /** A use case. */
    SpanSignal(String name, String meaning, String attributes) {
        this(
                name,
                Pattern.quote(name),
                SpanKind.INTERNAL,
                meaning,
                attributes.isEmpty() ? "error.type" : attributes + ", error.type");
    }

    public String title() {
        return title;
    }

    boolean isNamed(String spanName) {
        return name.matcher(spanName).matches();
    }

    public SpanKind kind() {
        return kind;
    }

    public String meaning() {
        return meaning;
    }

    public String attributes() {
        return attributes;
    }

    /** The names of the attributes without what is said about them in brackets. */
    public List<String> attributeNames() {
        return List.of(attributes.replaceAll("\\s*\\([^)]*\\)", "").split(",\\s*"));
    }
}
