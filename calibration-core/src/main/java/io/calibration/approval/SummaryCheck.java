package io.calibration.approval;

import io.calibration.config.ConfigDiff.Difference;
import io.calibration.json.ContentDifference;
import io.calibration.json.InvalidDocumentException;
import io.calibration.json.ProposalJson;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.json.ProposalJson.StoredProposal.StoredChange;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a change summary in the library's form against what is submitted with it, so that nobody reads of one change and consents to another.
 * A summary in the submitter's own words has no form to hold it against; it is shown as such.
 */
final class SummaryCheck {

    private static final String NUMBER = "/logic_version";

    private final Command.Submit submission;
    private final Content base;
    private final ContentDifference difference;
    private final List<String> mismatches = new ArrayList<>();

    private SummaryCheck(Command.Submit submission, Content base, ContentDifference difference) {
        this.submission = submission;
        this.base = base;
        this.difference = difference;
    }

    /** What the summary says of others; empty when nothing, or when it is in words. */
    static List<Refusal> check(Command.Submit submission, Content base, ContentDifference difference) {
        if (!ProposalJson.isOfThisForm(submission.material().summary().bytes())) {
            return List.of();
        }
        try {
            StoredProposal told =
                    ProposalJson.read(submission.material().summary().bytes());
            return new SummaryCheck(submission, base, difference)
                    .mismatches(told).stream().map(SummaryCheck::refusal).toList();
        } catch (InvalidDocumentException e) {
            return List.of(refusal("the form of a change summary, which it claims: it was changed by hand"));
        }
    }

    private static Refusal refusal(String what) {
        return new Refusal(
                RefusalCode.SUMMARY_MISMATCH,
                "The change summary does not belong to what is submitted with it. Look at " + what + ".");
    }

    private List<String> mismatches(StoredProposal told) {
        compare("the base config", told.baseConfig(), base);
        compare("the proposed config", told.proposedConfig(), submission.content());
        compare("the snapshot", told.snapshot(), submission.material().snapshot());
        compare("the report", told.report(), submission.material().report());
        firstOther(told.changes()).ifPresent(other -> mismatches.add("its changes: " + other));
        return mismatches;
    }

    private void compare(String what, Digest told, @Nullable Content submitted) {
        if (submitted == null) {
            mismatches.add(what + ": it was not submitted, and the summary rests on " + told);
        } else if (!submitted.digest().equals(told)) {
            mismatches.add(what + ": submitted was " + submitted.digest() + ", and the summary is about " + told);
        }
    }

    /** Each change once, and no other: a path is found once at most, so that as many different ones are all of them. */
    private Optional<String> firstOther(List<StoredChange> told) {
        List<Difference> found = difference.differences().stream()
                .filter(each -> !each.path().equals(NUMBER))
                .toList();
        Stream<String> untold = found.stream()
                .filter(each -> told.stream().noneMatch(change -> isSame(change, each)))
                .map(each ->
                        "the config has " + VisibleText.of(each) + ", and the summary says " + said(told, each.path()));
        Stream<String> unfound = told.stream()
                .filter(change -> found.stream().noneMatch(each -> each.path().equals(change.path())))
                .map(change -> "the summary says " + said(change) + ", and there the config differs in nothing");
        Stream<String> twice = told.size() > found.size() ? Stream.of("one is told twice") : Stream.of();
        return Stream.of(untold, unfound, twice).flatMap(Function.identity()).findFirst();
    }

    private static String said(List<StoredChange> told, String path) {
        return told.stream()
                .filter(change -> change.path().equals(path))
                .findFirst()
                .map(SummaryCheck::said)
                .orElse("nothing of it");
    }

    private static String said(StoredChange change) {
        BigDecimal before = change.currentValue();
        return VisibleText.of(new Difference(
                change.path(),
                before == null ? null : before.toString(),
                change.proposedValue().toString()));
    }

    private static boolean isSame(StoredChange told, Difference found) {
        return told.path().equals(found.path())
                && isSame(told.currentValue(), found.before())
                && isSame(told.proposedValue(), found.after());
    }

    private static boolean isSame(@Nullable BigDecimal told, @Nullable String found) {
        if ((told == null) || (found == null)) {
            return (told == null) && (found == null);
        }
        try {
            return new BigDecimal(found).compareTo(told) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
