package io.calibration.collect;

import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Truth;
import io.calibration.config.FlagSeverity;
import io.calibration.metrics.ScanResult;
import java.util.Map;
import java.util.stream.Stream;

/** Where flags stand. */
sealed interface MappedFlags {

    String column();

    /** The flags that the mapping names. */
    Stream<ScanResult.Flag> named();

    /** Codes that are flags; one that is not listed is a type of its own with the severity of all others. */
    record Coded(Codes codes, Map<String, ScanResult.Flag> types, FlagSeverity others) implements MappedFlags {
        @Override
        public String column() {
            return codes.column();
        }

        @Override
        public Stream<ScanResult.Flag> named() {
            return types.values().stream();
        }
    }

    /** A flag where a column says yes. */
    record Raised(Truth truth, ScanResult.Flag flag) implements MappedFlags {
        @Override
        public String column() {
            return truth.column();
        }

        @Override
        public Stream<ScanResult.Flag> named() {
            return Stream.of(flag);
        }
    }
}
