package io.calibration.approval;

import io.calibration.metrics.Counts;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.Impact;
import io.calibration.proposal.Impact.Forecast;
import java.math.BigDecimal;
import java.util.Locale;

/** How many results change their class by the gate's own replay, in words. */
record ReplayedShare(Impact impact, PrivacyPolicy privacy) {

    /**
     * Such as "640 of 20,000 results (3.2 %) change their class, by replay: not more than 5 %."
     *
     * @param more whether more do than the limit
     * @param limit a share, in [0, 1]
     */
    String sentence(boolean more, double limit) {
        String side = " than " + percent(limit) + " %";
        if (isWithheld()) {
            return (more ? "More" + side : "At most " + percent(limit) + " %")
                    + " of the results change their class, by replay.";
        }
        if (impact.method() == Impact.Method.ESTIMATED) {
            return CompatibilityReport.NOT_KNOWN + "roughly "
                    + changing(impact.reclassified().count())
                    + ", by replay, but where weights change the snapshot cannot rule out more" + side + ".";
        }
        Forecast changing = impact.reclassified();
        String most = changing.exact() ? "" : "At least " + grouped(changing.atLeast()) + " and at most ";
        return most + changing(changing.atMost()) + ", by replay: " + (more ? "more" : "not more") + side + ".";
    }

    private String changing(long count) {
        double share = 100.0 * count / impact.results();
        return grouped(count) + " of " + grouped(impact.results())
                + String.format(Locale.ROOT, " results (%.1f %%) change their class", share);
    }

    /** As in what is published: no count of too few, and no total from which one would follow. */
    private boolean isWithheld() {
        Forecast changing = impact.reclassified();
        return !(fits(impact.results())
                && fits(changing.count())
                && fits(changing.atLeast())
                && fits(changing.atMost())
                && movesFit());
    }

    private boolean movesFit() {
        for (int from = 0; from < impact.moves().size(); from++) {
            Counts moves = impact.moves().get(from);
            for (int to = 0; to < impact.moves().size(); to++) {
                if ((from != to) && !fits(moves.get(to))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean fits(long count) {
        return (count == 0) || privacy.allows(count);
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String percent(double share) {
        return new BigDecimal(Double.toString(share))
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }
}
