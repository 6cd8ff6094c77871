package io.calibration.jdbc;

/** What a field asks of its column. */
enum ColumnUse {
    TEXT("text"),
    NUMBER("a number"),
    TRUTH("BOOLEAN, or a whole number that is 0 or 1"),
    JSON("JSON, or text with JSON");

    private final String words;

    ColumnUse(String words) {
        this.words = words;
    }

    boolean accepts(ColumnKind kind) {
        return switch (kind) {
            case ANY -> true;
            case TEXT, CHAR -> (this == TEXT) || (this == JSON);
            case NUMBER, FLOAT -> this == NUMBER;
            case INTEGER -> (this == NUMBER) || (this == TRUTH);
            case TRUTH -> this == TRUTH;
            case JSON, NESTED -> this == JSON;
            case ZONED_TIME, LOCAL_TIME, DATE, OTHER -> false;
        };
    }

    static ColumnUse of(ScanColumn field) {
        return switch (field) {
            case LOGIC_VERSION, CLASSIFICATION, ESCALATION, TIER, NOT_SCORED -> TEXT;
            case OVERALL_SCORE, CONFIDENCE, CONFLICT_SCORE -> NUMBER;
            case DATA_SUFFICIENT, OUTCOME -> TRUTH;
            case OBSERVED_AT -> throw new IllegalArgumentException("ScanTime knows the columns of times.");
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
