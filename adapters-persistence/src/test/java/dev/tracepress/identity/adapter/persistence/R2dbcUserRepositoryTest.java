package dev.tracepress.identity.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.application.port.out.UserRepositoryContract;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.testkit.StoragePorts;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
}
