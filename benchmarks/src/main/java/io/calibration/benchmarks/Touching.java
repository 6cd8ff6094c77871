package io.calibration.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading without counting: what no collector can be faster than. Each sums what it reads, so that nothing is left out. */
final class Touching {

    private static final JsonFactory JSON = new JsonFactory();

    private Touching() {}

    /** Reads and sums every field of every record; of a text its length. */
    static double records(List<ScanResult> results) {
        double sum = 0;
        for (ScanResult result : results) {
            sum += result.observedAt().getEpochSecond()
                    + result.logicVersion().length()
                    + ScanForms.score(result)
                    + String.valueOf(result.classification()).length();
            for (Map.Entry<String, Double> score : result.categoryScores().entrySet()) {
                sum += score.getKey().length() + score.getValue();
            }
            for (Flag flag : result.flags()) {
                sum += flag.type().length()
                        + flag.severity().length()
                        + String.valueOf(flag.category()).length();
            }
            for (String reason : result.escalations()) {
                sum += reason.length();
            }
            String tier = result.tier();
            sum += number(result.confidence()) + number(result.conflictScore()) + (tier == null ? 0 : tier.length());
            sum += truth(result.dataSufficient()) + truth(result.outcome());
        }
        return sum;
    }

    private static double number(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    private static int truth(@Nullable Boolean value) {
        return value == null ? 0 : value ? 1 : 2;
    }

    /** Streams all tokens of the bytes through one Jackson parser and sums the numbers and the lengths of the texts. */
    static double json(byte[] lines) {
        double sum = 0;
        try (JsonParser parser = JSON.createParser(lines)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                sum += switch (token) {
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                    case VALUE_STRING -> parser.getTextLength();
                    case FIELD_NAME -> parser.currentName().length();
                    default -> 1;
                };
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum;
    }
}
