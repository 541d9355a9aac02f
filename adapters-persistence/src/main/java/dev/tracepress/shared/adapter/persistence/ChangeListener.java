package dev.tracepress.shared.adapter.persistence;

/** Hears of changes once they are committed, and before the writes that made them are acknowledged; it may not wait. */
public interface ChangeListener {

    void changed(Change change);

    /** Anything may have changed: there were changes of which nobody knows which. */
    void missedSome();
}
