package io.calibration.benchmarks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@link PostgresScans} as an object mapper knows it. */
@Entity
@Table(name = PostgresScans.TABLE)
public class OrmScan {

    @Id
    long id;

    @Column(name = "observed_at")
    @Nullable
    Instant observedAt;

    @Column(name = "logic_version")
    @Nullable
    String logicVersion;

    @Column(name = "overall_score")
    double overallScore;

    @Nullable
    String classification;

    @Column(name = "category_scores")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Map<String, Double> categoryScores;

    @Nullable
    Double confidence;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    List<Map<String, String>> flags;

    @Nullable
    String escalation;

    @Nullable
    String tier;

    @Column(name = "data_sufficient")
    @Nullable
    Boolean dataSufficient;

    @Column(name = "conflict_score")
    @Nullable
    Double conflictScore;

    @Nullable
    Boolean outcome;

    /** For the mapper. */
    public OrmScan() {}
}
