package io.calibration.json;

import io.calibration.internal.json.StrictJson;
import io.calibration.internal.json.TreeReader;
import io.calibration.proposal.Guardrails;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads guardrails: {@code guardrails.schema.json} describes the file. As strict as {@link ConfigJson}: no coercion, no unknown key unless it
 * begins with {@code x_}, every mistake at once with its JSON Pointer. What is left out stays as in {@link Guardrails#standard()}. That no rule
 * about critical flags is loosened cannot be switched off. Stateless and thread-safe.
 */
public final class GuardrailsJson {

    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)+");

    private GuardrailsJson() {}

    /**
     * Reads a file of guardrails.
     *
     * @throws IOException when the file cannot be read: it does not exist, or is a directory
     * @throws InvalidDocumentException when its content is no valid guardrails; names the file and lists every mistake
     */
    public static Guardrails read(Path file) throws IOException {
        return StrictJson.read(file, GuardrailsJson::read);
    }

    /**
     * Reads guardrails.
     *
     * @param document the JSON document, at most 1 MiB
     * @throws InvalidDocumentException when it is no valid guardrails; lists every mistake
     */
    public static Guardrails read(byte[] document) {
        return TreeReader.read(document, root -> guardrails(root, Guardrails.standard()));
    }

    private static Guardrails guardrails(TreeReader root, Guardrails standard) {
        return new Guardrails(
                count(root, "minimum_gap_steps", standard.minimumGapSteps()),
                count(root, "maximum_score_steps", standard.maximumScoreSteps()),
                part(root, "maximum_confidence_step", standard.maximumConfidenceStep()),
                count(root, "maximum_occurrence_step", standard.maximumOccurrenceStep()),
                part(root, "maximum_weight_change", standard.maximumWeightChange()),
                count(root, "minimum_effective_results", Math.toIntExact(standard.minimumEffectiveResults())),
                part(root, "maximum_reclassified", BigDecimal.valueOf(standard.maximumReclassified()))
                        .doubleValue(),
                new TreeSet<>(root.texts("protected_paths", GuardrailsJson::pointer)
                        .orElseGet(() -> List.copyOf(standard.protectedPaths()))));
    }

    private static int count(TreeReader root, String key, int standard) {
        return root.checked(key, root.integer(key), standard, count -> count >= 0, "must not be negative");
    }

    private static BigDecimal part(TreeReader root, String key, BigDecimal standard) {
        return root.checked(
                key,
                root.decimal(key),
                standard,
                part -> part.signum() >= 0 && part.compareTo(BigDecimal.ONE) <= 0,
                "must be from 0 to 1, such as 0.05");
    }

    private static String pointer(String text) {
        if (!POINTER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be a JSON Pointer, such as /class_thresholds/caution or /category_weights");
        }
        return text;
    }
}
