package io.calibration.collect;

import io.calibration.collect.internal.ProgressMeter;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.ScanResult;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Sources over scan results that the host holds in memory. */
public final class ScanResults {

    private ScanResults() {}

    /**
     * Results one after the other. What is wrong is reported by the place of the result, from 1.
     *
     * @param results iterated anew in every collection; when they throw, a {@link CollectionException} says after which result
     */
    public static MetricSource of(Iterable<ScanResult> results) {
        return (request, recorder) -> {
            double size = results instanceof Collection<?> collection ? collection.size() : Double.NaN;
            ProgressMeter progress = new ProgressMeter(request.progress());
            long position = 0;
            try {
                for (ScanResult result : results) {
                    recorder.position(position + 1);
                    recorder.record(result);
                    position++;
                    if (progress.isDue(position)) {
                        progress.advanced(position, position / size);
                    }
                }
            } catch (RuntimeException e) {
                throw failed(" after result " + position, e);
            }
            progress.ended(position);
        };
    }

    /** What says itself where it stopped is left as it is. */
    private static CollectionException failed(String where, RuntimeException cause) {
        if (cause instanceof CollectionException told) {
            return told;
        }
        return new CollectionException(
                "Reading the results failed" + where + ": " + cause.getClass().getSimpleName()
                        + ". Mend what gives them and collect again.",
                cause);
    }

    /**
     * Results of a stream, in as many threads as the stream has: a parallel one is added up in parallel, to the same sums. Results in a
     * stream have no place to be reported by.
     *
     * @param results opened anew, and closed, in every collection
     */
    public static MetricSource stream(Supplier<? extends Stream<ScanResult>> results) {
        return (request, recorder) -> {
            try (Stream<ScanResult> stream = results.get()) {
                record(stream, recorder);
            } catch (RuntimeException e) {
                throw failed("", e);
            }
        };
    }

    @SuppressWarnings("ReturnValueIgnored") // The recorder adds up its forks itself, so there is nothing to combine.
    private static void record(Stream<ScanResult> stream, MetricsRecorder recorder) {
        stream.collect(recorder::fork, MetricsRecorder::record, (left, right) -> {});
    }
}
