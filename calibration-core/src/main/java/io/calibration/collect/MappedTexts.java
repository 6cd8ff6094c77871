package io.calibration.collect;

import io.calibration.collect.ScanMapping.TextRows;
import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ProgressMeter;
import io.calibration.config.KnownLabels;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsRecorder;
import org.jspecify.annotations.Nullable;

/** Rows of texts, read by a mapping. */
record MappedTexts(ScanMapping mapping, TextRows rows) implements MetricSource {

    @Override
    public void collect(CollectionRequest request, MetricsRecorder recorder) {
        Reading reading = new Reading(new MappedRow(mapping), recorder, new ProgressMeter(request.progress()));
        rows.read(reading.mapped.columns(), reading::next);
        reading.progress.ended(reading.number);
    }

    @Override
    public KnownLabels labels() {
        return mapping.labels();
    }

    /** How far one collection is. */
    private static final class Reading {

        private final MappedRow mapped;
        private final MetricsRecorder recorder;
        private final ProgressMeter progress;
        private long number;

        Reading(MappedRow mapped, MetricsRecorder recorder, ProgressMeter progress) {
            this.mapped = mapped;
            this.recorder = recorder;
            this.progress = progress;
        }

        void next(@Nullable String[] texts) {
            RowTexts row = mapped.texts();
            row.clear();
            for (int i = 0; i < texts.length; i++) {
                String text = texts[i];
                if (text != null) {
                    row.put(i, text);
                }
            }
            number++;
            recorder.position(number);
            try {
                recorder.record(mapped.read());
            } catch (Malformed e) {
                recorder.reject(e.rejection());
            }
            if (progress.isDue(number)) {
                progress.advanced(number, Double.NaN);
            }
        }
    }
}
