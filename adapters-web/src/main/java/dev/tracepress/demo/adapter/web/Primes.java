package dev.tracepress.demo.adapter.web;

import java.util.stream.IntStream;

/** Counts prime numbers the slow way, to be seen in a profile. */
final class Primes {

    private Primes() {}

    static long countUpTo(int last) {
        return IntStream.rangeClosed(2, last).filter(Primes::isPrime).count();
    }

    private static boolean isPrime(int number) {
        for (var divisor = 2; divisor <= number / divisor; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}
