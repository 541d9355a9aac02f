package dev.tracepress.shared.adapter.persistence;

/** The database, or what stands before it, is none that the service can work with. */
public final class UnfitDatabase extends RuntimeException {

    private final String whatToDo;

    UnfitDatabase(String whatIsWrong, String whatToDo) {
        super(whatIsWrong, null, false, false);
        this.whatToDo = whatToDo;
    }

    /** A sentence for the operator. */
    public String whatToDo() {
        return whatToDo;
    }
}
