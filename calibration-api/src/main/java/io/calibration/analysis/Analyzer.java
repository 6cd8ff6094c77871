package io.calibration.analysis;

import java.util.List;
import java.util.function.Function;

/**
 * A rule that judges a snapshot.
 *
 * <p>To plug one in, hand it, or {@link #of a rule with an id}, to the builder of the calibration; or implement this with a public constructor without parameters and name
 * the class in {@code META-INF/services/io.calibration.analysis.Analyzer} (and with {@code provides} in a {@code module-info}). An analyzer
 * is stateless, thread-safe and deterministic, and does no input or output. An empty list means that it has nothing to say. One that throws
 * becomes a line in the report; the others go on.
 */
public interface Analyzer {

    /** Stable, unique among all analyzers, matching {@code [a-z0-9_.-]{1,64}}. Asked once, when the calibration is built. */
    String id();

    /** Judges the snapshot. */
    List<Assessment> analyze(AnalysisContext context);

    /**
     * What should be judged and cannot be, such as what nobody has said how it should be. Nothing when not overridden. As {@link #analyze}
     * it names no label that the config does not name.
     */
    default List<NotJudged> notJudged(AnalysisContext context) {
        return List.of();
    }

    /** An analyzer that is a rule with an id. */
    static Analyzer of(String id, Function<AnalysisContext, List<Assessment>> rule) {
        return of(id, rule, context -> List.of());
    }

    /** The same with what it cannot judge. */
    static Analyzer of(
            String id,
            Function<AnalysisContext, List<Assessment>> rule,
            Function<AnalysisContext, List<NotJudged>> notJudged) {
        return new Analyzer() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public List<Assessment> analyze(AnalysisContext context) {
                return rule.apply(context);
            }

            @Override
            public List<NotJudged> notJudged(AnalysisContext context) {
                return notJudged.apply(context);
            }
        };
    }
}
