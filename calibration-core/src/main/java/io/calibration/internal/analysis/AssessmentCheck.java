package io.calibration.internal.analysis;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.NotJudged;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an assessment must keep to before it may become a finding. An analyzer may claim less than its numbers give, never more. */
final class AssessmentCheck {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern SUBJECT = Pattern.compile("[a-z0-9_]{1,64}:[^\\p{C}\\p{Zl}\\p{Zp}]{1,200}"); // a label

    private AssessmentCheck() {}

    /** What is wrong with an analyzer's answer, or empty. A plug-in may be compiled without any check of null. */
    static Optional<String> problem(@Nullable List<Assessment> assessments, @Nullable List<NotJudged> notJudged) {
        if (assessments == null || holdsNull(assessments) || notJudged == null || holdsNull(notJudged)) {
            return Optional.of("an answer that is null or holds null");
        }
        return assessments.stream()
                .flatMap(assessment -> problem(assessment).stream())
                .findFirst();
    }

    private static boolean holdsNull(List<?> said) {
        return said.stream().anyMatch(Objects::isNull);
    }

    private static Optional<String> problem(Assessment assessment) {
        if (!TYPE.matcher(assessment.type()).matches()) {
            return Optional.of("a type that does not match " + TYPE);
        }
        if (!SUBJECT.matcher(assessment.subject()).matches()) {
            return Optional.of("a subject that is not kind:name");
        }
        return problem(assessment.verdict(), assessment.evidence());
    }

    private static Optional<String> problem(Verdict verdict, Evidence evidence) {
        if (verdict == Verdict.NOTE) {
            return Optional.empty();
        }
        Optional<Effect> effect = evidence.effect().filter(e -> !Double.isNaN(e.estimate()));
        if (effect.isEmpty()) {
            return Optional.of("a verdict without an effect");
        }
        if (verdict != Verdict.VIOLATION) {
            return Optional.empty();
        }
        if (effect.get().verdict() != Verdict.VIOLATION) {
            return Optional.of("a violation whose interval does not lie beyond the margin");
        }
        return evidence.p().isEmpty() ? Optional.of("a violation without a p-value") : Optional.empty();
    }
}
