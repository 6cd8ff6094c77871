package io.calibration.internal.proposal;

import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.clustering.People;
import io.calibration.internal.statistics.days.DayVariation;
import io.calibration.internal.statistics.days.DayVariation.Estimate;
import io.calibration.internal.statistics.days.DesignEffect;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Impact.Basis;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the days so far tell of the next window, which is as long as this one and has as many results.
 *
 * @param days how many days with results are known
 * @param told whether they tell how shares differ from day to day
 * @param earlier how many windows before this one are known, at most {@value Basis#MOST_EARLIER}
 * @param people of those who come back
 * @param byClass the outlook of each class, in the layout's order; empty where there is no interval yet
 * @param ofDays what days that differ make of the design effect of each class's share in this window
 */
record NextWindow(
        int days,
        boolean told,
        int earlier,
        Returning people,
        List<Optional<ShareOutlook>> byClass,
        List<Double> ofDays) {

    /**
     * How much more shares vary than those of independent results, for people come back.
     *
     * @param effect design effect; below 1 where the same people are known to come again
     * @param least the least that it may be: 1 where a window alone does not tell whether the same people will come again
     * @param amongOthers design effect of results of some people where they stand for those of others, at least 1
     */
    record Returning(double effect, double least, double amongOthers) {

        /** Of a part of each one's results: {@code 1 + (m - 1) r} goes with the results {@code m} of a person (Kish 1965). */
        double amongOthers(double part) {
            return 1 + part * (amongOthers - 1);
        }

        /** Nobody comes back, as far as is known. */
        static final Returning NOBODY = new Returning(1, 1, 1);

        static Returning of(MetricsSnapshot window, Optional<MetricsSnapshot> before) {
            return in(window)
                    .map(now -> before.filter(earlier -> isSameSecret(earlier, window))
                            .flatMap(Returning::in)
                            .map(now::classesSince)
                            .map(effect -> new Returning(effect, effect, now.classes()))
                            .orElseGet(() -> alone(now.classes())))
                    .or(() -> Optional.ofNullable(published(window)).map(Returning::alone))
                    .orElse(NOBODY);
        }

        /** Whether the same people come again is not known. */
        private static Returning alone(double effect) {
            return new Returning(effect, 1, effect);
        }

        private static @Nullable Double published(MetricsSnapshot window) {
            return window.metrics().groups().designEffects().get(GroupMetrics.CLASSES);
        }

        private static Optional<People> in(MetricsSnapshot snapshot) {
            return People.of(snapshot.metrics());
        }

        private static boolean isSameSecret(MetricsSnapshot one, MetricsSnapshot other) {
            return one.metrics()
                    .groups()
                    .secrets()
                    .equals(other.metrics().groups().secrets());
        }
    }

    /**
     * The next window after one.
     *
     * @param before what was counted before it, if anything was
     * @param monthEnds how many last days of each month are declared to be unlike others, or 0
     */
    static NextWindow after(MetricsSnapshot window, Optional<MetricsSnapshot> before, int monthEnds) {
        int classes = window.layout().classes().size();
        return window.results() == 0
                ? new NextWindow(
                        0,
                        false,
                        0,
                        Returning.NOBODY,
                        Collections.nCopies(classes, Optional.empty()),
                        Collections.nCopies(classes, 1.0))
                : after(KnownDays.of(window, before), classes, Returning.of(window, before), monthEnds);
    }

    static NextWindow after(KnownDays days, int classes, Returning people, int monthEnds) {
        List<ShareByWindow> known = IntStream.range(0, classes)
                .mapToObj(index -> new ShareByWindow(days, index, monthEnds))
                .toList();
        Estimate common =
                DayVariation.common(known.stream().map(ShareByWindow::estimate).toList());
        return new NextWindow(
                days.days(),
                known.stream().allMatch(ShareByWindow::isKnown),
                days.windows().size() - 1,
                people,
                known.stream()
                        .map(each -> days.days() < DesignEffect.LEAST_DAYS
                                ? Optional.<ShareOutlook>empty()
                                : ShareOutlook.of(each, common, people))
                        .toList(),
                known.stream().map(each -> ofDays(each, common)).toList());
    }

    /**
     * Which classes have no interval yet, and why, in a sentence; empty where all have one.
     *
     * @param labels the classes
     */
    Optional<String> unforetold(List<String> labels) {
        List<String> open = IntStream.range(0, byClass.size())
                .filter(index -> byClass.get(index).isEmpty())
                .mapToObj(labels::get)
                .toList();
        String which = open.size() == labels.size() ? "" : " for " + String.join(", ", open);
        return open.isEmpty() || days == 0
                ? Optional.empty()
                : Optional.of(why() + ", so what the next window will look like has no interval yet" + which + ".");
    }

    private String why() {
        if (days < DesignEffect.LEAST_DAYS || !told) {
            return "The results came on " + Numbers.count(days, "day")
                    + (days < DesignEffect.LEAST_DAYS ? "" : ", too few in each window or too unlike in size")
                    + ": days cannot be told from chance";
        }
        String more =
                earlier < Basis.MOST_EARLIER ? " (a baseline of up to six windows of this length would tell more)" : "";
        return people.effect() > people.least()
                ? "People come back, and one window does not tell whether the same will come again" + more
                : "The days so far differ by too much" + more;
    }

    private static double ofDays(ShareByWindow known, Estimate common) {
        KnownDays days = known.days();
        double results = days.size(days.from(1), days.to(1));
        double share = known.share();
        return DayVariation.of(known.estimate(), common).designEffect(share * results, share, days.ownDays());
    }

    /** Design effect of each class's share in this window, at least 1. */
    List<Double> designEffects() {
        return designEffects(people.effect());
    }

    /**
     * The same where what is counted of some people stands for what others do; whether the same come again makes no difference then.
     *
     * @param part the part of each one's results that are counted
     */
    List<Double> amongOthers(double part) {
        return designEffects(people.amongOthers(part));
    }

    private List<Double> designEffects(double ofPeople) {
        return ofDays.stream().map(effect -> Math.max(1, effect + ofPeople - 1)).toList();
    }
}
