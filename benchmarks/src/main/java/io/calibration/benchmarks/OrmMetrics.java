package io.calibration.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The nine metric groups in the way of the system that came before: each loads all rows as objects through an object mapper, and counts
 * over the list. It did so once more per class and on saving, which is left out here.
 */
final class OrmMetrics implements AutoCloseable {

    private final SessionFactory sessions;

    OrmMetrics(DataSource dataSource) {
        Configuration configuration = new Configuration().addAnnotatedClass(OrmScan.class);
        configuration.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
        sessions = configuration.buildSessionFactory();
    }

    private List<OrmScan> all() {
        try (Session session = sessions.openSession()) {
            return session.createQuery("from OrmScan", OrmScan.class).getResultList();
        }
    }

    /** Everything, one group after the other. The number of figures that come out. */
    Object collect() {
        List<Map<?, ?>> groups = new ArrayList<>();
        groups.add(scores(all()));
        groups.add(counts(all(), scan -> scan.classification + " " + band(scan.confidence)));
        groups.add(flags(all()));
        groups.add(counts(all(), scan -> scan.escalation));
        groups.add(counts(all(), scan -> scan.tier));
        groups.add(coverage(all()));
        groups.add(counts(all(), scan -> scan.classification));
        groups.add(counts(all(), scan -> scan.dataSufficient));
        groups.add(counts(all(), scan -> band(scan.conflictScore)));
        return groups.stream().mapToInt(Map::size).sum();
    }

    private static Object band(@Nullable Double value) {
        return value == null ? "unknown" : (Object) (int) (value * 10);
    }

    private static Map<Object, Long> counts(List<OrmScan> scans, Function<OrmScan, @Nullable Object> key) {
        return scans.stream()
                .map(key)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Map<String, double[]> scores(List<OrmScan> scans) {
        Map<String, List<Double>> values = new HashMap<>();
        for (OrmScan scan : scans) {
            values.computeIfAbsent("overall", key -> new ArrayList<>()).add(scan.overallScore);
            Objects.requireNonNull(scan.categoryScores)
                    .forEach((category, score) -> values.computeIfAbsent(category, key -> new ArrayList<>())
                            .add(score));
        }
        Map<String, double[]> distributions = new HashMap<>();
        values.forEach((category, scores) -> distributions.put(category, distribution(scores)));
        return distributions;
    }

    private static double[] distribution(List<Double> scores) {
        double[] sorted =
                scores.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double mean = scores.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return new double[] {
            mean,
            sorted[0],
            sorted[sorted.length / 4],
            sorted[sorted.length / 2],
            sorted[sorted.length * 3 / 4],
            sorted[sorted.length * 9 / 10],
            sorted[sorted.length * 19 / 20],
            sorted[sorted.length - 1]
        };
    }

    private static Map<Object, Long> flags(List<OrmScan> scans) {
        return scans.stream()
                .flatMap(scan -> Objects.requireNonNull(scan.flags).stream())
                .collect(Collectors.groupingBy(
                        flag -> List.of(flag.get("type"), flag.get("severity"), flag.get("category")),
                        Collectors.counting()));
    }

    private static Map<Object, Long> coverage(List<OrmScan> scans) {
        return scans.stream()
                .flatMap(scan -> Objects.requireNonNull(scan.categoryScores).keySet().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Override
    public void close() {
        sessions.close();
    }
}
