package io.calibration.cli.run;

import io.calibration.Calibration;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.approval.Registry;
import io.calibration.cli.input.Baseline;
import io.calibration.cli.input.Documents;
import io.calibration.cli.input.ScanOptions.Form;
import io.calibration.cli.terminal.Mistakes;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ProposalJson.StoredProposal;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.proposal.Guardrails;
import io.calibration.registry.ScopeId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the walk-through works on, checked before anything is begun or written.
 *
 * @param config the config in force
 * @param named where that is from, in words
 * @param source where the scan results are
 * @param origin the same in words
 * @param form how they are read
 * @param window the days to analyze
 * @param baseline an earlier time to compare with, or null
 * @param policy what is expected
 * @param expectations in words where that comes from
 * @param guardrails how far one release may go
 * @param prediction the proposal that led to the config, or null
 * @param kept the registry that is there already, or null
 */
record Inputs(
        ScoringConfig config,
        String named,
        MetricSource source,
        String origin,
        Form form,
        DayWindow window,
        @Nullable Baseline baseline,
        CalibrationPolicy policy,
        String expectations,
        Guardrails guardrails,
        @Nullable StoredProposal prediction,
        @Nullable Kept kept) {

    /** @throws io.calibration.cli.terminal.BadInput naming all that is wrong */
    static Inputs of(WholeWay options, Path out) throws IOException {
        Mistakes mistakes = new Mistakes();
        ScoringConfig config = options.config(mistakes);
        Form form = options.form(mistakes, config);
        DayWindow window = options.days.window(mistakes);
        Baseline baseline = mistakes.in(() -> options.baseline == null ? null : Baseline.in(options.baseline, form));
        CalibrationPolicy policy =
                mistakes.in(() -> options.policy == null ? options.expected() : Documents.policy(options.policy));
        Guardrails guardrails = mistakes.in(() -> Documents.guardrails(options.guardrails));
        StoredProposal prediction = mistakes.in(() -> Documents.prediction(options.prediction, config));
        ScopeId scope = mistakes.in(options::scope);
        Kept kept = scope == null ? null : mistakes.in(options::existing);
        Registry registry = kept == null ? null : kept.registry();
        if (config != null) {
            mistakes.in(() -> Gate.requireInForce(registry, config, options.named(), options.commands()));
            mistakes.in(() -> new OutFolder(out).requireFree(config.logicVersion(), registry));
            mistakes.in(() -> fitting(config, policy, guardrails));
        }
        mistakes.refuse();
        ScoringConfig inForce = Objects.requireNonNull(config);
        return new Inputs(
                inForce,
                options.named(),
                options.source(inForce, form),
                options.origin(),
                form,
                Objects.requireNonNull(window),
                baseline,
                Objects.requireNonNull(policy),
                options.policy == null
                        ? options.expectations()
                        : "What is expected is read from " + options.policy + ".",
                Objects.requireNonNull(guardrails),
                prediction,
                kept);
    }

    /** Whether the config has what policy and guardrails name; where either is mistaken in itself, the other is still looked at. */
    private static Calibration fitting(
            ScoringConfig config, @Nullable CalibrationPolicy policy, @Nullable Guardrails guardrails) {
        return Calibration.builder()
                .source((request, recorder) -> {})
                .config(config)
                .policy(policy == null ? CalibrationPolicy.standard() : policy)
                .guardrails(guardrails == null ? Guardrails.standard() : guardrails)
                .build();
    }
}
