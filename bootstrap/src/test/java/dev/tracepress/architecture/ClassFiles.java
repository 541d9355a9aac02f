package dev.tracepress.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What ArchUnit does not tell of a class: its texts and its locks. */
final class ClassFiles {

    private ClassFiles() {}

    /** Every literal, the parts of concatenated texts too. */
    static Stream<String> textsOf(JavaClass type) {
        return StreamSupport.stream(read(type).constantPool().spliterator(), false)
                .filter(StringEntry.class::isInstance)
                .map(StringEntry.class::cast)
                .map(StringEntry::stringValue);
    }

    /** The names of the methods that hold the lock of an object. */
    static Stream<String> lockingMethodsOf(JavaClass type) {
        return read(type).methods().stream()
                .filter(ClassFiles::locks)
                .map(method -> method.methodName().stringValue());
    }

    /** The names of the fields that are set to an object as soon as it is made. */
    static Stream<String> fieldsSetToNewObjects(JavaClass type) {
        return read(type).methods().stream()
                .flatMap(method -> method.code().stream())
                .map(code -> code.elementStream()
                        .filter(Instruction.class::isInstance)
                        .toList())
                .flatMap(code -> IntStream.range(1, code.size())
                        .filter(next -> code.get(next - 1) instanceof InvokeInstruction made
                                && made.name().equalsString("<init>"))
                        .mapToObj(code::get))
                .filter(FieldInstruction.class::isInstance)
                .map(set -> ((FieldInstruction) set).name().stringValue());
    }

    private static boolean locks(MethodModel method) {
        return method.flags().has(AccessFlag.SYNCHRONIZED)
                || method.code().stream()
                        .flatMap(code -> code.elementStream())
                        .anyMatch(MonitorInstruction.class::isInstance);
    }

    private static ClassModel read(JavaClass type) {
        try {
            return ClassFile.of()
                    .parse(Files.readAllBytes(
                            Path.of(type.getSource().orElseThrow().getUri())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
