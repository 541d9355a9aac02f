package dev.tracepress.http;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes valid requests into ones that nobody sends on purpose; the same seed makes the same ones. */
final class Mutator {

    private static final int MOST_CHANGES = 4;

    /** What a text begins with in JSON. */
    private static final String TEXT = ":\"";

    /** What has broken servers before, as bytes of UTF-8 or of nothing at all. */
    private static final List<String> HOSTILE = Stream.concat(
                    Stream.of(
                                    "\\u0000",
                                    "\\ud800",
                                    "\\udc00\\ud800",
                                    "\"",
                                    "\\",
                                    "{",
                                    "[[[[[[",
                                    "}",
                                    "null",
                                    "true",
                                    "1e400",
                                    "-0",
                                    "1.9",
                                    "99999999999999999999",
                                    "%00",
                                    "%zz",
                                    "%2F",
                                    "%",
                                    "..",
                                    "/../",
                                    ";a=b",
                                    "?",
                                    "&page=-1",
                                    "&perPage=2147483648",
                                    "&cursor=x",
                                    "&search=%25_",
                                    "#",
                                    "+",
                                    "''; DROP TABLE users",
                                    "${x}",
                                    "\r\n",
                                    "\t",
                                    " ",
                                    "\u0000",
                                    "\u007f",
                                    "é",
                                    "é",
                                    "日本",
                                    "🎉",
                                    "\u202e",
                                    "\u200b",
                                    "﷽",
                                    "İ",
                                    "ß",
                                    "\uFEFF",
                                    "xn--a",
                                    "a@b@c",
                                    "<a@b.de>",
                                    "Bearer ",
                                    "Basic eA==",
                                    "W/",
                                    "*",
                                    "\"1\"",
                                    "gzip",
                                    "q=0",
                                    "application/xml",
                                    "; charset=utf-16",
                                    ",",
                                    "x".repeat(300),
                                    "é".repeat(300),
                                    "[".repeat(2_000),
                                    "9".repeat(400))
                            .map(FuzzedRequest::bytesOf),
                    Stream.of("\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00ff", "\u00fe\u00ff", "\u0080"))
            .toList();

    /** A body may be empty, and most headers do not matter, so each part has its weight. */
    private static final List<Integer> WEIGHTS = List.of(0, 0, 1, 2, 2, 2, 2);

    private final Random chance;

    Mutator(long seed) {
        this.chance = new Random(seed);
    }

    FuzzedRequest mutated(FuzzedRequest valid) {
        return IntStream.rangeClosed(0, chance.nextInt(MOST_CHANGES))
                .boxed()
                .reduce(valid, (request, _) -> changed(request), (one, _) -> one);
    }

    private FuzzedRequest changed(FuzzedRequest request) {
        return request.change(WEIGHTS.get(chance.nextInt(WEIGHTS.size())), this::changed);
    }

    private String changed(String part) {
        var texts = IntStream.range(0, part.length())
                .filter(at -> part.startsWith(TEXT, at))
                .map(at -> at + TEXT.length())
                .toArray();
        // Elsewhere most changes make it another thing than JSON, and nobody looks any further.
        var from = texts.length > 0 && chance.nextBoolean()
                ? texts[chance.nextInt(texts.length)]
                : chance.nextInt(part.length() + 1);
        var to = from + chance.nextInt(Math.min(8, part.length() - from) + 1);
        var before = part.substring(0, from);
        var piece = part.substring(from, to);
        var after = part.substring(to);
        return before
                + switch (chance.nextInt(6)) {
                    case 0 -> "";
                    case 1 -> piece + piece;
                    case 2 -> (char) chance.nextInt(256);
                    case 3 -> new StringBuilder(piece).reverse();
                    default -> HOSTILE.get(chance.nextInt(HOSTILE.size()));
                }
                + after;
    }
}
