package dev.tracepress.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What ArchUnit does not tell of a class: its texts and its locks. */
final class ClassFiles {

    private static final ClassDesc LAMBDAS = ClassDesc.of("java.lang.invoke.LambdaMetafactory");

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

    /** The names of the fields that are set to what such a call has just made, a constructor's too. */
    static Stream<String> fieldsSetBy(JavaClass type, Predicate<InvokeInstruction> call) {
        return codeOf(type)
                .map(ClassFiles::instructionsOf)
                .flatMap(code -> IntStream.range(1, code.size())
                        .filter(next -> code.get(next - 1) instanceof InvokeInstruction made && call.test(made))
                        .mapToObj(code::get))
                .filter(FieldInstruction.class::isInstance)
                .map(set -> ((FieldInstruction) set).name().stringValue());
    }

    /** The types that are implemented by lambda expressions and method references. */
    static Stream<String> typesOfLambdas(JavaClass type) {
        return codeOf(type)
                .flatMap(code -> code.elementStream())
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(InvokeDynamicInstruction.class::cast)
                .filter(dynamic -> dynamic.bootstrapMethod().owner().equals(LAMBDAS))
                .map(dynamic -> dynamic.typeSymbol().returnType())
                .map(made -> made.packageName() + "." + made.displayName());
    }

    private static Stream<CodeModel> codeOf(JavaClass type) {
        return read(type).methods().stream().flatMap(method -> method.code().stream());
    }

    /** But for the casts, which change no value. */
    private static List<CodeElement> instructionsOf(CodeModel code) {
        return code.elementStream()
                .filter(Instruction.class::isInstance)
                .filter(instruction -> !(instruction instanceof TypeCheckInstruction))
                .toList();
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
