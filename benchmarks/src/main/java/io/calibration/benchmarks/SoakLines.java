package io.calibration.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Random scan results as JSON lines; one in a thousand is none, and one in a hundred has a label never seen before. */
final class SoakLines {

    private static final String[] CATEGORIES = {"goals", "values", "style", "pace", "trust", "fun"};
    private static final String[] SEVERITIES = {"critical", "high", "medium", "low"};

    private final SplittableRandom random = new SplittableRandom(7);
    private final StringBuilder line = new StringBuilder();

    private SoakLines() {}

    static void write(long lines, Path file) throws IOException {
        SoakLines results = new SoakLines();
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(new Fast(file), StandardCharsets.US_ASCII), 1 << 16)) {
            for (long i = 0; i < lines; i++) {
                out.append(results.next(i));
            }
        }
    }

    private CharSequence next(long number) {
        line.setLength(0);
        if (number % 1_000 == 999) {
            return line.append("{\"overall_score\": \n");
        }
        int score = Math.max(0, Math.min(100, (int) (65 + 15 * gaussian())));
        line.append("{\"observed_at\":\"2026-10-")
                .append(10 + random.nextInt(20))
                .append("T12:00:00Z\"");
        line.append(",\"logic_version\":\"1.0.0\",\"overall_score\":").append(score);
        line.append(",\"classification\":\"").append(score >= 85 ? "high" : score >= 60 ? "middle" : "low");
        line.append("\",\"confidence\":0.").append(10 + random.nextInt(90));
        line.append(",\"tier\":\"").append(rare(number, "tier_", 3)).append("\",\"conflict_score\":0.");
        line.append(random.nextInt(100)).append(",\"data_sufficient\":").append(random.nextInt(9) > 0);
        categories();
        flags(number);
        if (random.nextInt(10) == 0) {
            line.append(",\"escalation\":\"").append(rare(number, "reason_", 5)).append('"');
        }
        if (random.nextInt(4) == 0) {
            line.append(",\"outcome\":").append(random.nextInt(100) < score);
        }
        return line.append("}\n");
    }

    private void categories() {
        line.append(",\"category_scores\":{");
        String comma = "";
        for (String category : CATEGORIES) {
            if (random.nextInt(5) > 0) {
                line.append(comma).append('"').append(category).append("\":").append(random.nextInt(101));
                comma = ",";
            }
        }
        line.append('}');
    }

    private void flags(long number) {
        line.append(",\"flags\":[");
        for (int i = random.nextInt(4); i > 0; i--) {
            line.append("{\"type\":\"").append(rare(number, "type_", 12));
            line.append("\",\"severity\":\"").append(SEVERITIES[random.nextInt(4)]);
            line.append("\",\"category\":\"").append(CATEGORIES[random.nextInt(6)]);
            line.append(i > 1 ? "\"}," : "\"}");
        }
        line.append(']');
    }

    private String rare(long number, String stem, int usual) {
        return stem + (random.nextInt(100) == 0 ? letters(number) : random.nextInt(usual));
    }

    /** A number in letters: what nobody declared is no label with a long number in it. */
    private static String letters(long number) {
        return Long.toString(number, 26)
                .chars()
                .map(digit -> digit <= '9' ? 'q' + digit - '0' : digit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private double gaussian() {
        return random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2;
    }

    /** Packs quickly rather than tightly. */
    private static final class Fast extends GZIPOutputStream {

        Fast(Path file) throws IOException {
            super(Files.newOutputStream(file), 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
