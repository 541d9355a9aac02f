package dev.tracepress.wiring.settings;

/** The service does not start with these settings; says in one line what is wrong and what to do. */
public final class StartupRefused extends RuntimeException {

    private final String whatToDo;

    public StartupRefused(String whatIsWrong, String whatToDo) {
        super(whatIsWrong, null, false, false);
        this.whatToDo = whatToDo;
    }

    public String whatToDo() {
        return whatToDo;
    }
}
