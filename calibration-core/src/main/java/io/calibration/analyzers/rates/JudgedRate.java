package io.calibration.analyzers.rates;

import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.config.FlagSeverity;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.statistics.ResultRate;
import io.calibration.statistics.ResultRates;
import io.calibration.statistics.Wording;
import java.util.function.ToLongFunction;

/** The rates that are held against the range, the baseline and the other days, and how each is put. */
public enum JudgedRate {
    FLAGS(
            Wording.of("flags:overall", "result carries", "results carry", "a flag")
                    .silence("silenced_flag")
                    .components(JudgedRate.SEVERITIES),
            part -> part.flags().results(),
            DayCounts::flagged),
    ESCALATIONS(
            Wording.of("escalation:overall", "result was", "results were", "escalated")
                    .silence("silenced_escalation")
                    .safetyNet()
                    .components(JudgedRate.SEVERITIES),
            part -> part.escalations().results(),
            DayCounts::escalated),
    INSUFFICIENCY(
            Wording.of("sufficiency:overall", "result had", "results had", "too little data")
                    .components("data collection"),
            part -> part.sufficiency().insufficient(),
            DayCounts::insufficient);

    private static final String SEVERITIES = "/red_flag_severity_thresholds";

    @SuppressWarnings("ImmutableEnumChecker") // All three are immutable, and their types cannot say so.
    private final Wording wording;

    @SuppressWarnings("ImmutableEnumChecker")
    private final ToLongFunction<MetricsPart> count;

    @SuppressWarnings("ImmutableEnumChecker")
    private final ToLongFunction<DayCounts> ofDay;

    JudgedRate(Wording wording, ToLongFunction<MetricsPart> count, ToLongFunction<DayCounts> ofDay) {
        this.wording = wording;
        this.count = count;
        this.ofDay = ofDay;
    }

    /** Words for it, but for types and advice. */
    Wording wording() {
        return wording;
    }

    /** The rate among others. */
    public ResultRate among(ResultRates rates) {
        return rates.of(count, ofDay);
    }

    /** Words for the rate of a flag type that config or policy name, but for types and advice. */
    static Wording ofFlagType(String type, Part label) {
        return Wording.of("flag_type:" + type, "result carries", "results carry", Sentence.of("the flag {}", label))
                .silence("silenced_flag")
                .components("detector " + type, SEVERITIES);
    }

    /**
     * Words for the rate of a flag type that came with the results.
     *
     * @param seen results that carry it
     * @param critical where its flags may be critical, so that its silence is one of a safety net
     */
    static Wording ofFlagType(String type, long seen, MetricsSnapshot critical) {
        Wording wording = ofFlagType(type, Sentence.seen(type, seen));
        FlagMetrics.Type flags = critical.metrics().flags().types().get(type);
        boolean isCritical = flags != null && flags.bySeverity().get(FlagSeverity.CRITICAL.index()) > 0;
        return isCritical ? wording.safetyNet() : wording;
    }
}
