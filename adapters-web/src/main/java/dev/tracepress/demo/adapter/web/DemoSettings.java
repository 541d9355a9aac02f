package dev.tracepress.demo.adapter.web;

import java.net.URI;
import java.util.Optional;

/**
 * How the demonstration is set up.
 *
 * @param people where {@code {people}/{id}} answers with a person as JSON; without it nobody can be asked for people
 */
public record DemoSettings(Optional<URI> people) {}
