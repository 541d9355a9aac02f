package dev.tracepress.chaos;

/** What a client does that holds a connection and asks for nothing more. */
enum StalledKind {
    SAYS_NOTHING(""),
    HALF_A_HEAD("POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Ty"),
    NO_BODY(
            "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n"),
    /** A byte a second, for longer than anybody waits. */
    DRIPPING_BODY(
            "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 201\r\n\r\n"),
    /** What is more than the kernels of both sides take. */
    READS_NOTHING("GET /api/articles/long HTTP/1.1\r\nHost: localhost\r\n\r\n");

    private final String words;

    StalledKind(String words) {
        this.words = words;
    }

    /** What it says at first. */
    String words() {
        return words;
    }
}
