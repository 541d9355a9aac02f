package dev.tracepress.identity.adapter.web;

/**
 * How often somebody may try.
 *
 * @param failures to say the password of an account, from one client within a quarter of an hour; 0 for any number
 * @param registrations from one client within an hour; 0 for any number
 */
public record SignInSettings(int failures, int registrations) {}
