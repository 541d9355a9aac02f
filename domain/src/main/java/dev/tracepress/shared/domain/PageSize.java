package dev.tracepress.shared.domain;

/** How many entries a page shows: 1 to {@value #LARGEST}. */
public record PageSize(int value) {

    public static final int LARGEST = 100;
    public static final PageSize USUAL = new PageSize(20);

    public PageSize {
        if (value < 1 || value > LARGEST) {
            throw new SharedError.PageSizeOutOfRange();
        }
    }
}
