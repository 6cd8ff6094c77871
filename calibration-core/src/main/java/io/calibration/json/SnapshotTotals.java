package io.calibration.json;

import io.calibration.config.Labels;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.json.Mistakes;
import io.calibration.metrics.CategoryMetrics.CompleteCases;
import io.calibration.metrics.CategoryMetrics.MissingPatterns;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.NotScoredMetrics;
import java.util.List;
import java.util.Map;

/** The totals of a snapshot that must agree. Of a protected one, parts may be withheld, so that some are at most as large. */
final class SnapshotTotals {

    private final MetricsPart part;
    private final boolean exact;

    private SnapshotTotals(MetricsSnapshot snapshot) {
        part = snapshot.metrics();
        exact = snapshot.privacy().isExact();
    }

    /** @throws InvalidDocumentException when two totals disagree; names the place of one of them */
    static void check(MetricsSnapshot snapshot) {
        new SnapshotTotals(snapshot).check();
    }

    private void check() {
        long results = part.results();
        Counts byClass = part.byClass();
        equal("/days", byClass.total(), results);
        part.days().forEach((date, day) -> {
            equal("/days/" + date + "/by_class", day.byClass().total(), day.results());
            atMost("/days/" + date + "/flagged", day.flagged(), day.results());
            atMost("/days/" + date + "/escalated", day.escalated(), day.results());
            atMost("/days/" + date + "/insufficient", day.insufficient(), day.results());
            atMost("/days/" + date + "/with_outcome", day.withOutcome(), day.results());
        });
        part.outcomes().byDay().forEach((date, ages) -> {
            DayCounts day = part.days().getOrDefault(date, DayCounts.NONE);
            atMost("/outcomes/by_day/" + date, ages.total(), day.withOutcome());
        });
        atMost("/groups", part.groups().results(), results);
        long withOutcome =
                part.days().values().stream().mapToLong(DayCounts::withOutcome).sum();
        CompleteCases complete = part.categories().complete();
        atMost("/complete_cases/n", complete.n(), withOutcome);
        atMost("/complete_cases/yes", complete.yes(), complete.n());
        part.decisions().cells().forEach(cell -> Math.addExact(cell.even(), cell.odd()));
        atMost("/groups", part.decisions().ofPeople(), part.groups().results());
        Counts decided = part.decisions().byClass(byClass.size());
        for (int i = 0; i < byClass.size(); i++) {
            agree("/decision_table", decided.get(i), byClass.get(i));
            atMost(
                    "/confidence_by_classification",
                    part.confidence().byClass().get(i).n(),
                    byClass.get(i));
        }
        agree("/score_distributions/overall/histogram", part.scores().count(), results);
        agree("/missing_patterns", part.categories().missing().total(), results);
        if (exact) {
            checkMissing();
        }
        checkNotScored(part.notScored());
        new SliceTotals(part, exact).check();
        agree("/data_sufficiency", sufficiency(), results);
        atMost("/red_flags/results", part.flags().results(), results);
        atMost("/escalations/results", part.escalations().results(), results);
        atMost("/conflict_density", part.confidence().conflictHistogram().total(), results);
        long flagged = part.flags().results();
        part.tiers().forEach((label, tier) -> atMost(at("/tiers", label), tier.total(), results));
        part.flags()
                .types()
                .forEach(
                        (label, type) -> atMost(at("/red_flags/by_type", label), type.results(), most(label, flagged)));
        part.categories().byLabel().forEach((label, category) -> {
            atMost(
                    at("/score_distributions/by_category", label),
                    category.scores().count(),
                    most(label, results));
            atMost(at("/category_coverage", label), category.presentByClass().total(), most(label, results));
        });
    }

    /** A category is missing in at least the results whose pattern says so, and at most in those of the pooled patterns too. */
    private void checkMissing() {
        List<String> categories = MissingPatterns.categories(part.layout());
        for (int i = 0; i < categories.size(); i++) {
            int bit = 1 << i;
            long known = part.categories().missing().byPattern().entrySet().stream()
                    .filter(e -> (e.getKey() & bit) != 0)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            long missing = part.missing(categories.get(i));
            atMost("/missing_patterns", known, missing);
            atMost(
                    "/category_coverage",
                    missing,
                    known + part.categories().missing().other());
        }
    }

    private static String at(String pointer, String label) {
        return pointer + ScoringConfig.pointer(List.of(label));
    }

    private void checkNotScored(NotScoredMetrics notScored) {
        long all = notScored.results();
        agree("/not_scored/by_day", sum(notScored.byDay()), all);
        atMost("/not_scored/by_tier", sum(notScored.byTier()), all);
        notScored.byReason().forEach((label, n) -> atMost(at("/not_scored/by_reason", label), n, most(label, all)));
        if (exact) {
            atMost("/not_scored/results", all, sum(notScored.byReason()));
        }
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().reduce(0L, Math::addExact);
    }

    /** A pooled label adds up results that may carry several of its labels. */
    private static long most(String label, long results) {
        return label.equals(Labels.OTHER) ? Long.MAX_VALUE : results;
    }

    private long sufficiency() {
        long said = Math.addExact(
                part.sufficiency().sufficient(), part.sufficiency().insufficient());
        return Math.addExact(said, part.sufficiency().unknown());
    }

    private void agree(String pointer, long count, long total) {
        if (exact) {
            equal(pointer, count, total);
        } else {
            atMost(pointer, count, total);
        }
    }

    static void equal(String pointer, long count, long total) {
        if (count != total) {
            throw Mistakes.only(pointer, "adds up to " + count + ", and should to " + total);
        }
    }

    static void atMost(String pointer, long count, long total) {
        if (count > total) {
            throw Mistakes.only(pointer, "adds up to " + count + ", and should to " + total + " at most");
        }
    }
}
