package dev.tracepress.telemetry;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What the three signals have in common on the wire, as values of Java. */
final class Protobuf {

    private Protobuf() {}

    /** An id as people write it; empty if it is not there. */
    static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    /** A key that comes twice is an error of the sender, and is not passed over. */
    static Map<String, Object> pairs(List<KeyValue> pairs) {
        return pairs.stream().collect(toUnmodifiableMap(KeyValue::getKey, pair -> value(pair.getValue())));
    }

    static Object value(AnyValue any) {
        return switch (any.getValueCase()) {
            case STRING_VALUE -> any.getStringValue();
            case BOOL_VALUE -> any.getBoolValue();
            case INT_VALUE -> any.getIntValue();
            case DOUBLE_VALUE -> any.getDoubleValue();
            case ARRAY_VALUE ->
                any.getArrayValue().getValuesList().stream()
                        .map(Protobuf::value)
                        .toList();
            case KVLIST_VALUE -> pairs(any.getKvlistValue().getValuesList());
            case BYTES_VALUE -> hex(any.getBytesValue());
            case VALUE_NOT_SET -> "";
            default -> throw new IllegalArgumentException("a kind of value that only profiles have: " + any);
        };
    }
}
