package io.calibration.analyzers;

import io.calibration.analysis.Analyzer;
import io.calibration.internal.Plugins;
import java.util.List;
import java.util.Set;

/** The analyzers as a host gets them. */
public final class BuiltIn {

    private BuiltIn() {}

    public static List<Analyzer> analyzers(Set<String> without) {
        return Plugins.all(io.calibration.internal.BuiltIn.ANALYZERS, List.of(), without).members().stream()
                .map(Plugins.Member::plugin)
                .toList();
    }

    public static Analyzer analyzer(String id) {
        return analyzers(Set.of()).stream()
                .filter(analyzer -> analyzer.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
