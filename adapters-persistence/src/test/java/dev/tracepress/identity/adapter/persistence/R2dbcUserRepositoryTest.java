package dev.tracepress.identity.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.application.port.out.UserRepositoryContract;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.User;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@Tag("slow")
class R2dbcUserRepositoryTest extends UserRepositoryContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }

    @Test
    void every_letter_of_an_address_is_folded_as_the_service_does_it() {
        var small = lettersThatTheDatabaseFolds();

        assertThat(small).hasSizeGreaterThan(1_000);
        assertThat(IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                        .filter(letter ->
                                Character.isDefined(letter) && Character.getType(letter) != Character.SURROGATE)
                        .mapToObj(letter -> EmailAddress.parse(Character.toString(letter) + "@example.com"))
                        .flatMap(address -> address.stream()))
                .hasSizeGreaterThan(100_000)
                .allSatisfy(address -> assertThat(address.folded()).isEqualTo(folded(address.value(), small)));
    }

    private Map<Integer, String> lettersThatTheDatabaseFolds() {
        return resultOf(postgres.store()
                .database()
                .sql("""
                        SELECT chr(code) AS letter, lower(chr(code)) AS small FROM generate_series(1, 1114111) AS code
                        WHERE code NOT BETWEEN 55296 AND 57343 AND lower(chr(code)) <> chr(code)""")
                .map(row -> Map.entry(
                        required(row, "letter", String.class).codePointAt(0), required(row, "small", String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String folded(String text, Map<Integer, String> small) {
        return text.codePoints()
                .mapToObj(letter -> small.getOrDefault(letter, Character.toString(letter)))
                .collect(Collectors.joining());
    }

    /** Both have hold of the user until they end: who waited for the other would wait for ever. */
    @Test
    void of_two_who_sign_in_within_transactions_none_waits_to_replace_the_hash() {
        var ada = resultOf(store().users().add(Given.aUser("Ada")));
        var meanwhile = Mono.fromCallable(() -> resultOf(signingIn(ada, Mono.empty(), "one")))
                .subscribeOn(Schedulers.boundedElastic());

        assertThat(resultOf(signingIn(
                        ada, meanwhile.doOnNext(renewed -> assertThat(renewed).isFalse()), "other")))
                .isTrue();
        assertThat(resultOf(store().users().byId(ada.id())).passwordHash()).isEqualTo(new PasswordHash("other"));
    }

    private Mono<Boolean> signingIn(User user, Mono<Boolean> meanwhile, String renewed) {
        return store().transactions()
                .inTransaction(store().sessions()
                        .begin(user, Given.NOON)
                        .then(meanwhile)
                        .then(store().users().rehash(user.id(), user.passwordHash(), new PasswordHash(renewed))));
    }
}
