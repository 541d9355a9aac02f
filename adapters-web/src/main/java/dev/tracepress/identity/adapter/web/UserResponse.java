package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.domain.User;

/** A user as they see themselves. */
record UserResponse(long id, String email, String name, String bio, String image) {

    static UserResponse from(User user) {
        return new UserResponse(
                user.id().value(), user.email().value(), user.name().value(), user.bio(), user.image());
    }

    /** {@code {"user":…}}. */
    record Envelope(UserResponse user) {
        static Envelope from(User user) {
            return new Envelope(UserResponse.from(user));
        }
    }
}
