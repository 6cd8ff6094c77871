package io.calibration.cli.draft;

import java.util.Arrays;
import java.util.Set;

/** What columns are named after: beginnings of the words in their names. */
enum ColumnNames {
    TIME("observed scored created submitted assessed inspect event publish arriv receiv decided time date "
            + "at ts day when"),
    SCORE("score point total percent mark toxicity"),
    CLASS("class decision action verdict grade band severity level recommend disposition triage rating " + "bucket"),
    OUTCOME("outcome default chargeback fraud repaid appeal upheld overturn exploit confirm complain admit "
            + "passed success target illness outbreak churn hired convert report correct bad good"),
    FLAGS("flag reason code alert rule trigger signal violation test warning indicator hit label symptom"),
    CONFIDENCE("confid certain"),
    ESCALATION("escal"),
    VERSION("version model release revision ruleset engine"),
    TIER("tier plan membership"),
    DIMENSION("segment channel country region product brand language site branch source platform boro district "
            + "department vendor merchant"),
    PERSON("customer user person applicant account member client patient student candidate sender author");

    private static final Set<String> NO_SCORES =
            Set.of("id", "uuid", "age", "amount", "zip", "phone", "lat", "lon", "latitude", "longitude", "year");

    private final String stems;

    ColumnNames(String stems) {
        this.stems = stems;
    }

    /** Whether a word of the column's name begins so. */
    boolean fit(Column column) {
        return column.words().stream()
                .anyMatch(word -> Arrays.stream(stems.split(" ")).anyMatch(word::startsWith));
    }

    /** Whether its name says that its numbers are no scores. */
    static boolean isNoScore(Column column) {
        return column.words().stream().anyMatch(NO_SCORES::contains);
    }
}
