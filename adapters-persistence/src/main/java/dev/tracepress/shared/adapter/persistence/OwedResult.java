package dev.tracepress.shared.adapter.persistence;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;

/**
 * What a statement came to, which is an answer that is owed itself: the driver hands it out before it has asked anything, if the
 * statement has parameters.
 *
 * @param givenUp told if somebody stops waiting for it
 */
record OwedResult(Result result, OverdueAnswers.Connection answers, Runnable givenUp) implements Result {

    @Override
    public Publisher<Long> getRowsUpdated() {
        return answers.owed(result.getRowsUpdated(), givenUp);
    }

    @Override
    public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
        return answers.owed(result.map(mapping), givenUp);
    }

    @Override
    public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
        return answers.owed(result.map(mapping), givenUp);
    }

    @Override
    public Result filter(Predicate<Segment> kept) {
        return new OwedResult(result.filter(kept), answers, givenUp);
    }

    @Override
    public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
        return answers.owed(result.flatMap(mapping), givenUp);
    }
}
