package io.calibration.approval;

import io.calibration.config.ConfigDiff.Difference;
import io.calibration.json.ContentDifference;
import io.calibration.json.InvalidDocumentException;
import io.calibration.json.ProposalJson;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
        if (mismatches.isEmpty() && !tellsTheDifference(told.changes())) {
            mismatches.add("its changes: the config has others");
        }
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
    private boolean tellsTheDifference(List<StoredProposal.StoredChange> told) {
        List<Difference> found = difference.differences().stream()
                .filter(each -> !each.path().equals(NUMBER))
                .toList();
        long paths =
                told.stream().map(StoredProposal.StoredChange::path).distinct().count();
        return (found.size() == told.size())
                && (found.size() == paths)
                && told.stream().allMatch(change -> found.stream().anyMatch(each -> isSame(change, each)));
    }

    private static boolean isSame(StoredProposal.StoredChange told, Difference found) {
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
