package dev.tracepress.identity.adapter.security;

import static dev.tracepress.testkit.Facts.race;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.application.port.out.PasswordCheck;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.PasswordHasherContract;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.testkit.Facts.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@Tag("slow")
class Argon2PasswordHasherTest extends PasswordHasherContract {

    private static final int CHEAPEST_BCRYPT = 4;

    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher();

    @AfterEach
    void close() {
        hasher.close();
    }

    @Override
    protected PasswordHasher hasher() {
        return hasher;
    }

    /** By bcrypt, and by Argon2 with less memory, fewer passes, or of the kind that is not for passwords. */
    @Override
    protected List<PasswordHash> cheaperHashesOf(String password) {
        var bcrypt = Stream.of(new BCryptPasswordEncoder(CHEAPEST_BCRYPT).encode(password));
        var argon2 = Stream.of(
                new Argon2PasswordEncoder(16, 32, 1, 4_096, 2).encode(password),
                new Argon2PasswordEncoder(16, 32, 1, 19_456, 1).encode(password),
                argon2i(password));
        return Stream.concat(bcrypt, argon2)
                .map(hash -> new PasswordHash(Objects.requireNonNull(hash)))
                .toList();
    }

    @Test
    void a_hash_that_is_dearer_than_those_of_today_stays() {
        var dearer = new Argon2PasswordEncoder(16, 32, 1, 20_000, 3).encode("secret1");

        assertThat(check("secret1", Objects.requireNonNull(dearer)))
                .isEqualTo(new PasswordCheck(true, Optional.empty()));
    }

    /** From the test vectors of OpenBSD's and of Openwall's implementation. */
    @ParameterizedTest
    @CsvSource({
        "abc, $2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
        "U*U, $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "U*U, $2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "U*U, $2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"
    })
    void what_others_made_by_bcrypt_is_believed_and_made_anew(String password, String hash) {
        assertThat(check(password, hash).renewed())
                .hasValueSatisfying(renewed -> assertThat(renewed.value()).startsWith("$argon2id$"));
        assertThat(check(password + "x", hash)).isEqualTo(PasswordCheck.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOe",
                "{bcrypt}$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"
            })
    void what_is_nearly_of_bcrypt_is_not_believed(String hash) {
        assertThat(check("U*U", hash)).isEqualTo(PasswordCheck.REFUSED);
    }

    @Test
    void a_password_of_which_bcrypt_saw_the_beginning_alone_is_not_made_anew() {
        var seen = "x".repeat(70) + "é";
        var hash = Objects.requireNonNull(new BCryptPasswordEncoder(CHEAPEST_BCRYPT).encode(seen));

        assertThat(check(seen, hash).renewed()).isPresent();
        assertThat(check(seen + "y", hash)).isEqualTo(new PasswordCheck(true, Optional.empty()));
        assertThat(check("x".repeat(72), hash)).isEqualTo(PasswordCheck.REFUSED);
    }

    @Test
    void a_hash_is_as_dear_as_owasp_asks() {
        assertThat(resultOf(hasher.hash(Password.said("secret1"))).value())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void to_check_nobodys_hash_is_as_dear_as_to_check_one_of_today() {
        var dearer = new Argon2PasswordEncoder(16, 32, 1, 19_456, 3);
        var todays = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

        assertThat(todays.upgradeEncoding(Argon2PasswordHasher.NOBODYS)).isFalse();
        assertThat(dearer.upgradeEncoding(Argon2PasswordHasher.NOBODYS)).isTrue();
        assertThat(todays.matches("", Argon2PasswordHasher.NOBODYS)).isFalse();
        assertThat(Argon2PasswordHasher.NOBODYS)
                .hasSameSizeAs(resultOf(hasher.hash(Password.said("secret1"))).value());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "4, 2", "16, 8"})
    void half_of_the_cores_are_left_to_everybody_else(int cores, int threads) {
        assertThat(Argon2PasswordHasher.threads(cores)).isEqualTo(threads);
    }

    @Test
    void more_than_can_wait_are_turned_away_and_the_others_served() {
        var small = new Argon2PasswordHasher(1, 2);

        var outcomes = race(50, () -> small.check(Password.said("secret1"), Optional.empty()));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.error().isPresent())
                .isNotEmpty()
                .extracting(Outcome::error)
                .allSatisfy(error -> assertThat(error).containsInstanceOf(IdentityError.PasswordQueueFull.class));
        assertThat(outcomes).filteredOn(outcome -> outcome.value().isPresent()).isNotEmpty();
        small.close();
    }

    private PasswordCheck check(String password, String hash) {
        return resultOf(hasher.check(Password.said(password), Optional.of(new PasswordHash(hash))));
    }

    private static String argon2i(String password) {
        var salt = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_i)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(19_456)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(salt)
                .build();
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var hash = new byte[32];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2i$v=19$m=19456,t=2,p=1$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
