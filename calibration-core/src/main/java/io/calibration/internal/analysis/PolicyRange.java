package io.calibration.internal.analysis;

/**
 * A range of the policy.
 *
 * @param key its key
 * @param analyzer that judges by it
 * @param comparison the analyzer that compares the same with a baseline; empty for none
 */
record PolicyRange(String key, String analyzer, String comparison) {

    static final PolicyRange FLAGS = new PolicyRange("flag_rate", "flag_rate", "rate_shift");
    static final PolicyRange CRITICAL = new PolicyRange("critical_flag_share", "critical_flag_share", "");
    static final PolicyRange FLAG_TYPES = new PolicyRange("flag_type_rates", "flag_type_rate", "flag_type_shift");
    static final PolicyRange ESCALATIONS = new PolicyRange("escalation_rate", "escalation_rate", "rate_shift");
    static final PolicyRange SUFFICIENCY = new PolicyRange("sufficiency_rate", "data_sufficiency", "rate_shift");
    static final PolicyRange CLASSES = new PolicyRange("class_shares", "class_share", "class_shift");
    static final PolicyRange CONFIDENCE = new PolicyRange("mean_confidence", "class_confidence", "confidence_shift");
    static final PolicyRange CATEGORIES = new PolicyRange("category_coverage", "category_coverage", "");
    static final PolicyRange NOT_SCORED = new PolicyRange("not_scored_rate", "not_scored", "not_scored");
}
