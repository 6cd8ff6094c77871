package io.calibration.cli.terminal;

import io.calibration.analysis.Finding;
import io.calibration.metrics.Bins;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsSnapshot;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The scores on both sides of a threshold as bars, for one would rather look than read. */
final class ScorePicture {

    private static final int REACH = 8;
    private static final int LONGEST = 50;
    private static final String KIND = "score_threshold:";

    private ScorePicture() {}

    /** A bar a score, the threshold marked; empty for a finding that is not about a score threshold. */
    static Optional<String> of(Finding finding, MetricsSnapshot snapshot) {
        String subject = finding.subject();
        if (!subject.startsWith(KIND)) {
            return Optional.empty();
        }
        double threshold = new BigDecimal(subject.substring(subject.lastIndexOf(':') + 1)).doubleValue();
        return Optional.of(
                bars(snapshot.metrics().scores().bins(), snapshot.layout().scoreBins(), threshold));
    }

    private static String bars(Counts counts, Bins bins, double threshold) {
        int at = bins.indexOf(threshold);
        int from = Math.max(0, at - REACH);
        int to = Math.min(bins.count() - 1, at + REACH);
        long most = IntStream.rangeClosed(from, to).mapToLong(counts::get).max().orElse(0);
        return IntStream.rangeClosed(from, to)
                .mapToObj(bin -> {
                    int length = most == 0 ? 0 : (int) Math.ceil((double) LONGEST * counts.get(bin) / most);
                    String mark = bin == at ? " <- threshold" : "";
                    return String.format(
                            Locale.ROOT, "%8s |%s%s", bins.edges().get(bin).toPlainString(), "#".repeat(length), mark);
                })
                .collect(Collectors.joining("\n"));
    }
}
