package io.calibration.collect;

import io.calibration.config.KnownLabels;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsRecorder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/** Files of CSV or JSON lines, read by a mapping. */
record MappedFiles(ScanMapping mapping, List<Path> files, int threads) implements MetricSource {

    @Override
    public void collect(CollectionRequest request, MetricsRecorder recorder) {
        new FileQueue(files, () -> new Form(mapping), request.progress())
                .readAll(Math.min(threads, files.size()), recorder);
    }

    @Override
    public KnownLabels labels() {
        return mapping.labels();
    }

    /** The form that a file's first character tells. */
    private static final class Form implements FileForm {

        private final Charset encoding;
        private final FileForm csv;
        private final FileForm json;

        Form(ScanMapping mapping) {
            encoding = mapping.encoding();
            csv = new CsvForm(mapping);
            MappedLine line = new MappedLine(mapping);
            json = new JsonForm(line, line.timeKey());
        }

        @Override
        public void read(ScanFile file, FileRecorder recorder) throws IOException {
            (file.isJson() ? json : csv).read(file, recorder);
        }

        @Override
        public Charset encoding() {
            return encoding;
        }
    }
}
