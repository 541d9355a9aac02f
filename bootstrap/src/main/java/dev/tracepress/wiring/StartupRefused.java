package dev.tracepress.wiring;

/** The service does not start with these settings; says in one line what is wrong and what to do. */
final class StartupRefused extends RuntimeException {

    private final String whatToDo;

    StartupRefused(String whatIsWrong, String whatToDo) {
        super(whatIsWrong, null, false, false);
        this.whatToDo = whatToDo;
    }

    String whatToDo() {
        return whatToDo;
    }
}
