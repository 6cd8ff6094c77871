package io.calibration.internal.proposal;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.proposal.Candidate;
import io.calibration.proposal.Impact;
import io.calibration.proposal.Impact.ClassImpact;
import io.calibration.proposal.Impact.Fragility;
import java.util.List;
import java.util.Optional;

/**
 * Whether what a candidate is for could be nothing: an effect that lies within its own prediction interval is not worth a release, for nobody
 * could tell afterwards whether it came true.
 */
final class Doubt {

    /** The code of a candidate whose effect could be nothing. */
    static final String WITHIN_NOISE = "within_noise";

    private static final Sentence NO_NEARER = Sentence.of(
            "It could be nothing: changed by as much as those of the results that the search did not see, the class shares together come nearer"
                    + " to their ranges by less than the margin of a rate, or not at all.");

    private static final String CLASS = "class:";
    private static final String THRESHOLD = "score_threshold:";

    private Doubt() {}

    /** What speaks against the candidate, or empty when its effect is beyond chance, or is on nothing that is replayed. */
    static Optional<Sentence> about(Candidate candidate, Impact impact, Context context) {
        List<String> subjects =
                context.answered(candidate).map(Finding::subject).toList();
        List<ClassImpact> aimed = impact.classes().stream()
                .filter(c -> subjects.contains(CLASS + c.label()))
                .toList();
        if (!aimed.isEmpty()) {
            boolean nothing = aimed.stream().allMatch(c -> c.change().contains(0));
            return nothing ? Optional.of(shares(aimed, impact)) : distances(aimed, impact, context.policy());
        }
        boolean crowding = subjects.stream().anyMatch(subject -> subject.startsWith(THRESHOLD));
        return crowding && impact.fragility().change().upper() >= 0 ? Optional.of(fragility(impact)) : Optional.empty();
    }

    /**
     * All class shares together must come nearer to their ranges, by more than a trifle, when they change by as much as those of the results that
     * the search did not see.
     */
    private static Optional<Sentence> distances(List<ClassImpact> aimed, Impact impact, CalibrationPolicy policy) {
        double before = 0;
        double after = 0;
        for (ClassImpact c : impact.classes()) {
            Interval range = policy.classShare(c.label()).orElse(new Interval(0, 1));
            double share = (double) c.before() / impact.results();
            before += beyond(share, range);
            after += beyond(share + middle(c.change()), range);
        }
        boolean ranged =
                aimed.stream().anyMatch(c -> policy.classShare(c.label()).isPresent());
        return ranged && before - after < policy.margins().rate() ? Optional.of(NO_NEARER) : Optional.empty();
    }

    private static double middle(Interval interval) {
        return (interval.lower() + interval.upper()) / 2;
    }

    private static double beyond(double share, Interval range) {
        return Math.max(0, Math.max(range.lower() - share, share - range.upper()));
    }

    private static Sentence shares(List<ClassImpact> aimed, Impact impact) {
        return Sentence.of(
                "It could be nothing: {}, so nobody could tell whether it helped. Collect more results first.",
                Sentence.join(
                        ", and ",
                        aimed.stream()
                                .map(c -> Sentence.of(
                                        "the share of {} in the next window would differ from today's by {}",
                                        Sentence.declared(c.label()),
                                        points(c.change(), c.before(), c.after().count(), impact)))
                                .toList()));
    }

    private static Sentence fragility(Impact impact) {
        Fragility near = impact.fragility();
        return Sentence.of(
                "It could be nothing: on the results that the search did not see, the share of results close to a threshold would change by"
                        + " {} in the next window. Collect more results first.",
                points(
                        near.change(),
                        Math.round(near.before() * impact.results()),
                        Math.round(near.after() * impact.results()),
                        impact));
    }

    /** An interval tells by its middle how many results of the sample make the change, and by its width what share is changed. */
    private static Part points(Interval change, long before, long after, Impact impact) {
        long changed = Math.round(Math.abs(middle(change)) * impact.basis().results());
        return Figure.measure(
                        middle(change), changed, before, impact.results() - before, after, impact.results() - after)
                .as(Numbers.points(change));
    }
}
