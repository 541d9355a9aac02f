package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tracepress.shared.adapter.web.error.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every word that an error may be known by stands on the page of errors, once. */
class ErrorCodesTest extends ServiceTest {

    @Test
    void the_page_of_errors_explains_every_code_once() {
        var page = api.get("/docs/errors").send().body();

        assertThat(words())
                .hasSizeGreaterThan(30)
                .doesNotHaveDuplicates()
                .allSatisfy(word -> assertThat(page).containsOnlyOnce("id=\"" + word + "\""));
    }

    /** Of the demonstration, which is switched off here, none. */
    private static List<String> words() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.tracepress")
                        .stream()
                        .filter(type -> type.getSimpleName().endsWith("ErrorCodes"))
                        .filter(type -> !type.getPackageName().contains(".demo."))
                        .map(JavaClass::getFields)
                        .flatMap(fields -> fields.stream()
                                .filter(field -> field.getRawType().isEquivalentTo(ErrorCode.class))
                                .map(JavaField::getName))
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
    }
}
