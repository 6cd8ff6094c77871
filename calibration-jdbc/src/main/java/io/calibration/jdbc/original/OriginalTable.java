package io.calibration.jdbc.original;

import io.calibration.jdbc.ReasonPatterns;
import io.calibration.jdbc.ScanColumn;
import io.calibration.jdbc.ScanTable;
import java.time.ZoneOffset;

/** The table of the original system, the dating-safety backend that this library came from. */
public final class OriginalTable {

    private OriginalTable() {}

    /**
     * The table {@code scan_results}, with JSON columns {@code category_scores}, {@code red_flags}, {@code data_sufficiency}
     * ({@code sufficient}) and {@code conflict_density} ({@code score}), the text {@code escalation_reason}, and {@code created_at} in UTC.
     * It has no tier and no outcome.
     */
    public static ScanTable scanResults() {
        return ScanTable.named("scan_results")
                .observedAt("created_at", ZoneOffset.UTC)
                .flagsInJson("red_flags")
                .escalation("escalation_reason", reasons())
                .inJson(ScanColumn.DATA_SUFFICIENT, "data_sufficiency", "sufficient")
                .inJson(ScanColumn.CONFLICT_SCORE, "conflict_density", "score")
                .without(ScanColumn.TIER, ScanColumn.OUTCOME);
    }

    /** The patterns of the sentences in {@code escalation_reason}. */
    public static ReasonPatterns reasons() {
        return ReasonPatterns.notEscalated(
                        "no escalation", "not escalated", "no reason", "not required", "not needed", "n/a")
                .code("critical_flag", "critical")
                .code("deal_breaker", "deal-breaker", "deal breaker", "dealbreaker")
                .code("low_confidence", "confidence")
                .code("conflict", "conflict", "contradict", "inconsisten")
                .code("insufficient_data", "insufficient", "sufficien", "missing")
                .code("safety", "safety", "risk", "flag");
    }
}
