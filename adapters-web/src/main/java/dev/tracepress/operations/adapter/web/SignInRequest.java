package dev.tracepress.operations.adapter.web;

/** The operators' token. */
record SignInRequest(String token) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "SignInRequest[]";
    }
}
