/**
 * What is asked.
 *
 * @param authenticated by the heavy reader
 * @param isToggle a favourite that is taken back at once
 */
record Operation(PathOf path, boolean authenticated, boolean isToggle) {

    static Operation get(PathOf path) {
        return new Operation(path, false, false);
    }

    boolean isCheap() {
        return !path.of(0).contains("=") || path.of(0).contains("page=");
    }

    Operation signedIn() {
        return new Operation(path, true, isToggle);
    }

    interface PathOf {
        String of(int n);
    }
}
