package io.calibration.cli.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calibration.cli.terminal.BadInput;
import io.calibration.config.FlagSeverity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of a draft. What is open stands in each of them, so that none is used before it is answered. */
final class DraftFiles {

    static final String MAPPING = "scan_mapping.json";
    static final String CONFIG = "scoring_config.json";
    static final String POLICY = "calibration_policy.json";
    static final String WORDS = "draft.md";

    private static final String OPEN = "open_questions";
    private static final String COLUMN = "column";
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Draft draft;
    private final Map<String, ObjectNode> documents = new LinkedHashMap<>();
    private final Map<String, String> contents = new LinkedHashMap<>();

    DraftFiles(Draft draft) throws IOException {
        this.draft = draft;
        ObjectNode config = config();
        ObjectNode mapping = mapping(); // after the config, whose scale may be a question
        if (!draft.isInOwnNames()) {
            documents.put(MAPPING, mapping);
        }
        documents.put(CONFIG, config);
        documents.put(POLICY, policy());
        ArrayNode open = JSON.createArrayNode();
        draft.questions().forEach(question -> open.add(question.toString()));
        for (Map.Entry<String, ObjectNode> each : documents.entrySet()) {
            boolean asks = !each.getKey().equals(POLICY); // it expects nothing yet, whatever the answers are
            contents.put(each.getKey(), text(asks ? asking(open, each.getValue()) : each.getValue()));
        }
    }

    private static ObjectNode asking(ArrayNode open, ObjectNode document) {
        ObjectNode asking = JSON.createObjectNode();
        if (!open.isEmpty()) {
            asking.set(OPEN, open);
        }
        return asking.setAll(document);
    }

    /** What is drafted by the names of the files, without questions. */
    Map<String, ObjectNode> documents() {
        return Collections.unmodifiableMap(documents);
    }

    /**
     * Writes them.
     *
     * @param data the file that was looked at, which is never written to
     * @param words what a person is told of them
     * @param replace whether a file that is there already is replaced; an unanswered draft is in any case
     * @throws BadInput when one is in the way
     */
    List<Path> write(Path folder, Path data, String words, boolean replace) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(contents);
        all.put(WORDS, words);
        List<Path> inTheWay = new ArrayList<>();
        for (String name : all.keySet()) {
            Path file = folder.resolve(name);
            if (Files.isSymbolicLink(file) || (Files.exists(file) && Files.isSameFile(file, data))) {
                throw new BadInput(
                        file + ": this is the data, or a link to somewhere else. Name another folder with --out.");
            }
            if (!replace
                    && Files.exists(file)
                    && !isDraft(file)
                    && !Files.readString(file).equals(all.get(name))) {
                inTheWay.add(file);
            }
        }
        if (!inTheWay.isEmpty()) {
            throw new BadInput(inTheWay.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ": there already, and no open draft. Name another folder with --out, or add --replace.");
        }
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> each : all.entrySet()) {
            files.add(Files.writeString(folder.resolve(each.getKey()), each.getValue()));
        }
        return files;
    }

    /** A document that still asks, or the page of a draft. */
    private static boolean isDraft(Path file) throws IOException {
        return file.endsWith(WORDS) ? Files.readString(file).startsWith(DraftText.HEADING) : isOpen(file);
    }

    private static boolean isOpen(Path file) throws IOException {
        try {
            return !JSON.readTree(Files.readAllBytes(file)).path(OPEN).isEmpty();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return false; // a person's, in the middle of something
        }
    }

    private static String text(JsonNode document) throws IOException {
        return new String(JSON.writeValueAsBytes(document), StandardCharsets.UTF_8) + "\n";
    }

    private ObjectNode mapping() {
        ObjectNode mapping = JSON.createObjectNode();
        csv(mapping);
        TreeSet<String> absent = new TreeSet<>();
        draft.columns().all().forEach(column -> absent.addAll(column.absent()));
        if (!absent.isEmpty()) {
            absent.forEach(mapping.putArray("absent")::add);
        }
        ObjectNode fields = mapping.putObject("fields");
        time(fields, "observed_at", draft.times.time, draft.times.form);
        version(fields);
        column(fields, "overall_score", draft.decided.score);
        column(fields, "classification", draft.decided.scoreClass);
        if (draft.confidence != null) {
            ObjectNode place = column(fields, "confidence", draft.confidence);
            if (draft.confidence.most() > 1) {
                place.put("multiply_by", new BigDecimal("0.01"));
            }
        }
        if (draft.escalation != null) {
            escalation(column(fields, "escalation", draft.escalation), draft.escalation);
        }
        column(fields, "tier", draft.tier);
        if (draft.outcome.column != null) {
            ObjectNode place = column(fields, "outcome", draft.outcome.column);
            draft.outcome.sides.good().forEach(place.putArray("good")::add);
            draft.outcome.sides.bad().forEach(place.putArray("bad")::add);
        }
        Column known = draft.times.outcomeAt;
        time(fields, "outcome_at", known, known == null ? null : draft.columns().formOf(known));
        if (!draft.dimensions.isEmpty()) {
            ObjectNode columns = mapping.putObject("dimensions").putObject("columns");
            draft.dimensions.forEach(column -> columns.putObject(label(column)).put(COLUMN, column.name()));
        }
        flags(mapping);
        return mapping;
    }

    private void csv(ObjectNode mapping) {
        ObjectNode csv = JSON.createObjectNode();
        if (!draft.rows().json()) {
            if (draft.rows().encoding().name().startsWith("windows")) {
                csv.put("encoding", "windows-1252");
            }
            if (draft.columns().all().stream().anyMatch(Column::hasDecimalComma)) {
                csv.put("decimal_comma", true);
            }
        }
        if (!csv.isEmpty()) {
            mapping.set("csv", csv);
        }
    }

    private static ObjectNode column(ObjectNode fields, String field, @Nullable Column column) {
        return column == null
                ? JSON.createObjectNode()
                : fields.putObject(field).put(COLUMN, column.name());
    }

    private void time(ObjectNode fields, String field, @Nullable Column column, @Nullable TimeForm form) {
        if (column == null) {
            return;
        }
        ObjectNode place = column(fields, field, column);
        if (form != null && !form.patterns().isEmpty()) {
            place.put("format", form.patterns().get(0));
        }
        if (form != null && form.unit() != null) {
            place.put("unit", form.unit().name().toLowerCase(Locale.ROOT));
        }
        if (draft.answers().zone != null && (form == null || !form.hasZone())) {
            place.put("zone", draft.answers().zone.getId());
        }
    }

    private void version(ObjectNode fields) {
        ObjectNode place = fields.putObject("logic_version");
        if (draft.version.column == null) {
            place.put("constant", draft.version.drafted());
            return;
        }
        place.put(COLUMN, draft.version.column.name());
        ObjectNode values = place.putObject("values");
        draft.version.numbers.forEach(values::put);
    }

    private static void escalation(ObjectNode place, Column column) {
        if (column.isBinary()) {
            ObjectNode values = place.putObject("values");
            column.counts().keySet().forEach(text -> {
                if (text.toLowerCase(Locale.ROOT).matches("1|t|true|y|yes")) {
                    values.put(text, "escalated");
                } else {
                    values.putNull(text);
                }
            });
        } else {
            column.codesSeparator().ifPresent(sign -> place.put("separator", sign));
        }
    }

    private void flags(ObjectNode mapping) {
        if (draft.flags.codes == null && draft.flags.raised.isEmpty()) {
            return;
        }
        String severity = Objects.requireNonNullElse(draft.answers().flagSeverity, FlagSeverity.MEDIUM)
                .label();
        ObjectNode flags = mapping.putObject("flags");
        if (draft.flags.codes != null
                && draft.flags.codes.counts().keySet().stream().anyMatch(text -> text.startsWith("[{"))) {
            flags.put("json", draft.flags.codes.name());
        } else if (draft.flags.codes != null) {
            ObjectNode codes = flags.putObject("codes").put(COLUMN, draft.flags.codes.name());
            if (!draft.flags.separator.isEmpty()) {
                codes.put("separator", draft.flags.separator);
            }
            codes.put("severity", severity);
        }
        if (!draft.flags.raised.isEmpty()) {
            ArrayNode columns = flags.putArray("columns");
            draft.flags.raised.forEach(column -> columns.addObject()
                    .put(COLUMN, column.name())
                    .put("type", label(column))
                    .put("severity", severity));
        }
    }

    private ObjectNode config() {
        ObjectNode config = JSON.createObjectNode();
        config.put("logic_version", draft.version.drafted());
        Optional<ClassLines> found = draft.decided.linesOf(draft.version);
        if (found.isEmpty() || draft.decided.score == null) {
            config.putObject("class_thresholds").putObject("all").put("min_score", 0);
            return config;
        }
        List<BigDecimal> ends = draft.decided.scale();
        ObjectNode scale =
                config.putObject("score_scale").put("min", ends.get(0)).put("max", ends.get(1));
        scale.put("step", BigDecimal.ONE.movePointLeft(draft.decided.score.decimals()));
        boolean low = draft.decided.isLowGood();
        if (low) {
            scale.put("direction", "lower_is_better");
        }
        ClassLines lines = found.get();
        Map<String, BigDecimal> begins = new LinkedHashMap<>();
        for (int rank = 0; rank < lines.classes().size(); rank++) {
            begins.put(
                    lines.classes().get(rank),
                    rank == 0 ? ends.get(0) : lines.begins().get(rank - 1));
        }
        List<String> bestFirst = new ArrayList<>(begins.keySet());
        if (!low) {
            Collections.reverse(bestFirst);
        }
        ObjectNode classes = config.putObject("class_thresholds");
        bestFirst.forEach(label -> classes.putObject(label).put("min_score", begins.get(label)));
        if (!draft.dimensions.isEmpty()) {
            ObjectNode known = config.putObject("known_labels").putObject("dimensions");
            draft.dimensions.forEach(column -> {
                ArrayNode values = known.putArray(label(column));
                column.distinctLabels().forEach(values::add);
            });
        }
        return config;
    }

    private ObjectNode policy() {
        ObjectNode policy = JSON.createObjectNode();
        policy.put(
                "x_draft",
                "Nothing is expected yet: write ranges into it, or let learn do so from a time that you call healthy.");
        List<String> withOutcomes = draft.outcome.classesWith(draft.decided.scoreClass);
        if (!withOutcomes.isEmpty()) {
            ArrayNode classes = policy.putObject("outcomes").putArray("classes");
            withOutcomes.forEach(classes::add);
            draft.told()
                    .add("Only rows of " + String.join(", ", withOutcomes)
                            + " have outcomes, so the policy lets outcomes be judged in these classes alone.");
        }
        return policy;
    }

    /** The name of a column as a label. */
    private static String label(Column column) {
        return String.join("_", column.words());
    }
}
