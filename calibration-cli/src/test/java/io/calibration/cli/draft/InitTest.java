package io.calibration.cli.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calibration.cli.CalibrationCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drafts from files that nobody prepared: what is taken for sure is right, and all else is asked. */
class InitTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS = 1200;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /**
     * A field of the page of terms.
     *
     * @param least the least score
     * @param most the greatest
     * @param digits behind the point
     * @param classes by rising score
     * @param begins where each but the first begins
     * @param time how times are written
     * @param header the columns; those in braces are filled in by their names
     * @param fields the column of each field
     * @param answers what the owner says
     */
    record Field(
            String name,
            double least,
            double most,
            int digits,
            List<String> classes,
            List<Double> begins,
            Function<LocalDateTime, String> time,
            String header,
            Map<String, String> fields,
            List<String> answers) {

        @Override
        public String toString() {
            return name;
        }

        /** Rows whose class follows from the score; outcomes get likelier with it. */
        String rows() {
            SplittableRandom random = new SplittableRandom(name.hashCode());
            StringBuilder text = new StringBuilder(header.replaceAll("=[^,]*", "")).append('\n');
            for (int i = 0; i < ROWS; i++) {
                double part = i == 0 ? 0 : i == 1 ? 1 : random.nextDouble();
                String score = String.format(Locale.ROOT, "%." + digits + "f", least + part * (most - least));
                double rounded = Double.parseDouble(score);
                int rank =
                        (int) begins.stream().filter(begin -> rounded >= begin).count();
                List<String> values = new ArrayList<>();
                for (String column : header.split(",", -1)) {
                    values.add(value(column.replaceFirst(".*=", ""), i, score, classes.get(rank), part, random));
                }
                text.append(String.join(",", values)).append('\n');
            }
            return text.toString();
        }

        private String value(String what, int row, String score, String label, double part, SplittableRandom random) {
            return switch (what) {
                case "ID" -> String.valueOf(100_000 + row);
                case "TIME" -> time.apply(LocalDateTime.of(2026, 9, 1, 8, 0).plusMinutes(31L * row));
                case "SCORE" -> score;
                case "CLASS" -> label;
                case "CODES" -> List.of("", "A12", "B07", "A12;B07", "C01").get(random.nextInt(5));
                case "BARS" -> List.of("", "A12", "B07", "A12|B07", "C01").get(random.nextInt(5));
                case "01" -> random.nextInt(3) == 0 ? "" : random.nextDouble() < part ? "1" : "0";
                case "YN" -> random.nextInt(3) == 0 ? "" : random.nextDouble() < part ? "yes" : "no";
                case "TF" -> random.nextDouble() < part ? "true" : "false";
                case "FLAG" -> random.nextInt(10) == 0 ? "1" : "0";
                case "AMOUNT" -> String.valueOf(random.nextInt(5000));
                case "PLACE" -> List.of("north", "south", "east").get(random.nextInt(3));
                case "PERSON" -> "c" + random.nextInt(400);
                default -> what;
            };
        }
    }

    static Stream<Field> fields() {
        DateTimeFormatter european = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);
        DateTimeFormatter british = DateTimeFormatter.ofPattern("d/M/yyyy H:mm", Locale.ROOT);
        DateTimeFormatter american = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);
        DateTimeFormatter blank = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
        return Stream.of(
                new Field(
                        "fraud",
                        0,
                        1000,
                        0,
                        List.of("allow", "review", "block"),
                        List.of(600.0, 900.0),
                        time -> time + ":00Z",
                        "transaction_id=ID,event_time=TIME,model_version=v2.1,risk_score=SCORE,amount=AMOUNT,action=CLASS,rules_hit=BARS,chargeback=01,channel=PLACE,customer_no=PERSON",
                        Map.of(
                                "observed_at",
                                "event_time",
                                "logic_version",
                                "model_version",
                                "overall_score",
                                "risk_score",
                                "classification",
                                "action",
                                "outcome",
                                "chargeback"),
                        List.of("--good-score", "low", "--good-outcome", "0", "--flag-severity", "medium")),
                new Field(
                        "credit",
                        300,
                        850,
                        0,
                        List.of("D", "M", "A"),
                        List.of(580.0, 660.0),
                        european::format,
                        "id=ID,scored=TIME,model=v3,score=SCORE,decision=CLASS,reason codes=CODES,defaulted=01",
                        Map.of(
                                "observed_at",
                                "scored",
                                "logic_version",
                                "model",
                                "overall_score",
                                "score",
                                "classification",
                                "decision",
                                "outcome",
                                "defaulted"),
                        List.of(
                                "--good-score",
                                "high",
                                "--good-outcome",
                                "0",
                                "--flag-severity",
                                "low",
                                "--zone",
                                "Europe/Berlin")),
                new Field(
                        "moderation",
                        0,
                        1,
                        2,
                        List.of("keep", "limit", "remove"),
                        List.of(0.7, 0.9),
                        time -> String.valueOf(time.toInstant(ZoneOffset.UTC).toEpochMilli()),
                        "created_at=TIME,classifier_version=1.4.2,toxicity=SCORE,action=CLASS,labels=BARS,appeal_upheld=YN,language=PLACE",
                        Map.of(
                                "observed_at",
                                "created_at",
                                "logic_version",
                                "classifier_version",
                                "overall_score",
                                "toxicity",
                                "classification",
                                "action",
                                "outcome",
                                "appeal_upheld"),
                        List.of("--good-score", "low", "--good-outcome", "no", "--flag-severity", "medium")),
                new Field(
                        "spam",
                        -5,
                        30,
                        1,
                        List.of("ham", "greylist", "reject"),
                        List.of(4.0, 15.0),
                        blank::format,
                        "received=TIME,score=SCORE,verdict=CLASS,tests=CODES,reported=YN",
                        Map.of(
                                "observed_at",
                                "received",
                                "overall_score",
                                "score",
                                "classification",
                                "verdict",
                                "outcome",
                                "reported"),
                        List.of(
                                "--good-score",
                                "low",
                                "--good-outcome",
                                "no",
                                "--flag-severity",
                                "low",
                                "--zone",
                                "UTC",
                                "--scale",
                                "-5..30")),
                new Field(
                        "exams",
                        0,
                        100,
                        0,
                        List.of("F", "D", "C", "B", "A"),
                        List.of(60.0, 70.0, 80.0, 90.0),
                        british::format,
                        "student_no=PERSON,submitted_at=TIME,percent=SCORE,grade=CLASS,integrity_flag=FLAG,changed_on_appeal=YN",
                        Map.of(
                                "observed_at",
                                "submitted_at",
                                "overall_score",
                                "percent",
                                "classification",
                                "grade",
                                "outcome",
                                "changed_on_appeal"),
                        List.of(
                                "--good-score",
                                "high",
                                "--good-outcome",
                                "no",
                                "--flag-severity",
                                "high",
                                "--zone",
                                "Europe/London",
                                "--time-format",
                                "d/M/yyyy H:mm")),
                new Field(
                        "hygiene",
                        0,
                        90,
                        0,
                        List.of("A", "B", "C"),
                        List.of(14.0, 28.0),
                        american::format,
                        "inspection_date=TIME,score=SCORE,grade=CLASS,violation_codes=CODES,boro=PLACE,outbreak=01",
                        Map.of(
                                "observed_at",
                                "inspection_date",
                                "overall_score",
                                "score",
                                "classification",
                                "grade",
                                "outcome",
                                "outbreak"),
                        List.of(
                                "--good-score",
                                "low",
                                "--good-outcome",
                                "0",
                                "--flag-severity",
                                "medium",
                                "--zone",
                                "America/New_York",
                                "--scale",
                                "0..100",
                                "--time-format",
                                "MM/dd/yyyy")),
                new Field(
                        "vulnerabilities",
                        0,
                        10,
                        1,
                        List.of("LOW", "MEDIUM", "HIGH", "CRITICAL"),
                        List.of(4.0, 7.0, 9.0),
                        time -> time + ":00.000Z",
                        "published=TIME,cvss_version=3.1,base_score=SCORE,severity=CLASS,exploited=TF,vendor=PLACE",
                        Map.of(
                                "observed_at",
                                "published",
                                "logic_version",
                                "cvss_version",
                                "overall_score",
                                "base_score",
                                "classification",
                                "severity",
                                "outcome",
                                "exploited"),
                        List.of("--good-score", "low", "--good-outcome", "false")),
                new Field(
                        "triage",
                        0,
                        20,
                        0,
                        List.of("3", "2", "1"),
                        List.of(5.0, 7.0),
                        time -> time + ":00+02:00",
                        "arrival=TIME,protocol_version=2.0.0,news_score=SCORE,triage_level=CLASS,alerts=CODES,admitted=01",
                        Map.of(
                                "observed_at",
                                "arrival",
                                "logic_version",
                                "protocol_version",
                                "overall_score",
                                "news_score",
                                "classification",
                                "triage_level",
                                "outcome",
                                "admitted"),
                        List.of("--good-score", "low", "--good-outcome", "0", "--flag-severity", "high")));
    }

    private Path data;

    @BeforeEach
    void no_data_yet() {
        data = folder.resolve("export.csv");
    }

    private int calibration(String... arguments) {
        printed.reset();
        errors.reset();
        return CalibrationCommand.run(NOON, printed, errors, arguments);
    }

    private JsonNode init(String... answers) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("init", data.toString(), "--out", folder.toString(), "--json"));
        arguments.addAll(List.of(answers));
        assertThat(calibration(arguments.toArray(String[]::new)))
                .as(errors.toString(StandardCharsets.UTF_8))
                .isZero();
        return JSON.readTree(printed.toByteArray());
    }

    private JsonNode drafted(String name) throws IOException {
        return JSON.readTree(Files.readAllBytes(folder.resolve(name)));
    }

    private int run() {
        return calibration(
                "run",
                "--scans",
                data.toString(),
                "--mapping",
                folder.resolve(DraftFiles.MAPPING).toString(),
                "--config",
                folder.resolve(DraftFiles.CONFIG).toString(),
                "--policy",
                folder.resolve(DraftFiles.POLICY).toString(),
                "--out",
                folder.resolve("out").toString(),
                "--json");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void every_field_is_read_from_its_column_or_asked_and_nothing_runs_on_a_guess(Field field) throws IOException {
        Files.writeString(data, field.rows());
        JsonNode questions = init().get("open_questions");
        assertThat(run()).as("with open questions").isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("/open_questions/0");
        assertThat(folder.resolve("out")).doesNotExist();

        JsonNode places = drafted(DraftFiles.MAPPING).get("fields");
        field.fields()
                .forEach((name, column) -> assertThat(
                                places.path(name).path("column").asText())
                        .as(name)
                        .satisfiesAnyOf(
                                taken -> assertThat(taken).isEqualTo(column),
                                taken -> assertThat(questions.toString()).contains(column)));
        for (String side : List.of("--good-score", "--good-outcome")) {
            assertThat(questions.toString()).contains(side);
        }

        assertThat(init(field.answers().toArray(String[]::new)).get("open_questions"))
                .isEmpty();
        assertThat(run()).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        JsonNode result = JSON.readTree(printed.toByteArray());
        assertThat(result.get("collected").asInt()).isEqualTo(ROWS);
        assertThat(result.get("rejected").asInt()).isZero();
        assertThat(result.get("findings"))
                .as("the class is the one that the config gives")
                .noneMatch(finding -> finding.get("type").asText().equals("decision_mismatch"));
        JsonNode lines = drafted(DraftFiles.CONFIG).get("class_thresholds");
        for (int rank = 1; rank < field.classes().size(); rank++) {
            assertThat(lines.get(field.classes().get(rank)).get("min_score").asDouble())
                    .as(field.classes().get(rank))
                    .isEqualTo(field.begins().get(rank - 1));
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everything_that_is_drafted_stands_on_the_screen_too(Field field) throws IOException {
        Files.writeString(data, field.rows());
        for (List<String> answers : List.of(List.<String>of(), field.answers())) {
            List<String> arguments = new ArrayList<>(List.of("init", data.toString(), "--out", folder.toString()));
            arguments.addAll(answers);
            assertThat(calibration(arguments.toArray(String[]::new))).isZero();
            String shown = printed.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
            shown = shown.substring(0, shown.indexOf("Written: "));
            for (String name : List.of(DraftFiles.MAPPING, DraftFiles.CONFIG, DraftFiles.POLICY)) {
                assertThat(shown).contains(words(drafted(name)));
            }
        }
    }

    /** The names and values of a document, but for those that say what a value is. */
    private static Set<String> words(JsonNode node) {
        Set<String> words = new TreeSet<>();
        if (node.isValueNode()) {
            words.add(node.asText());
        }
        if (node.isArray()) {
            node.forEach(each -> words.addAll(words(each)));
        }
        node.properties().stream()
                .filter(each -> !each.getKey().equals("open_questions"))
                .forEach(each -> {
                    words.add(each.getKey());
                    words.addAll(words(each.getValue()));
                });
        words.removeAll(Set.of("column", "fields"));
        return words;
    }

    @Test
    void the_command_that_is_shown_at_the_end_runs() throws IOException {
        Files.writeString(data, fields().findFirst().orElseThrow().rows());
        List<String> arguments = new ArrayList<>(List.of("init", data.toString(), "--out", folder.toString()));
        arguments.addAll(fields().findFirst().orElseThrow().answers());
        assertThat(calibration(arguments.toArray(String[]::new))).isZero();
        String shown = printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(" run --scans "))
                .findFirst()
                .orElseThrow();
        String[] words = shown.substring(shown.indexOf("run --scans")).split(" ");
        String[] all = Stream.concat(
                        Stream.of(words),
                        Stream.of("--out", folder.resolve("out").toString()))
                .toArray(String[]::new);
        assertThat(calibration(all)).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** Columns in German: no name says what they are. */
    private void applications() throws IOException {
        SplittableRandom random = new SplittableRandom(9);
        StringBuilder rows = new StringBuilder("Eingang,Gründe,Punkte,Entscheid,Ausfall,Neu\n");
        for (int i = 0; i < 600; i++) {
            int score = i < 2 ? 100 * i : random.nextInt(101);
            rows.append(String.format(Locale.ROOT, "%02d.09.2026 %02d:15,", 13 + i % 15, i % 24))
                    .append(List.of("", "A12", "A12;B07").get(i % 3))
                    .append(',')
                    .append(score)
                    .append(score >= 50 ? ",JA," : ",NEIN,")
                    .append(random.nextInt(101) > score ? "1," : "0,")
                    .append(i % 2 == 0 ? "ja\n" : "nein\n");
        }
        Files.writeString(data, rows);
    }

    @Test
    void who_says_what_a_good_outcome_is_and_how_grave_flags_are_says_that_there_are_some() throws IOException {
        applications();
        String[] answers = {"--zone", "Europe/Berlin", "--good-score", "high", "--time", "Eingang"};
        List<String> all = new ArrayList<>(List.of(answers));
        all.addAll(List.of("--good-outcome", "0", "--flag-severity", "medium"));
        assertThat(init(all.toArray(String[]::new)).get("open_questions")).isEmpty();
        JsonNode mapping = drafted(DraftFiles.MAPPING);
        assertThat(mapping.at("/fields/outcome"))
                .hasToString("{\"column\":\"Ausfall\",\"good\":[\"0\"],\"bad\":[\"1\"]}");
        assertThat(mapping.at("/flags/codes/column").asText()).isEqualTo("Gründe");
    }

    @Test
    void a_command_that_is_copied_as_it_is_drops_no_column_and_both_answers_are_shown() throws IOException {
        applications();
        List<String> arguments = new ArrayList<>(List.of(
                "init",
                data.toString(),
                "--out",
                folder.toString(),
                "--zone",
                "Europe/Berlin",
                "--good-score",
                "high"));
        assertThat(calibration(arguments.toArray(String[]::new))).isZero();
        String shown = printed.toString(StandardCharsets.UTF_8);
        assertThat(shown)
                .contains(
                        "--flags 'Gründe' or --flags none",
                        "--outcome Ausfall or --outcome Neu or --outcome none",
                        "--flags YOUR_ANSWER --outcome YOUR_ANSWER");
        arguments.addAll(List.of("--flags", "YOUR_ANSWER", "--outcome", "YOUR_ANSWER"));
        assertThat(calibration(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("--flags YOUR_ANSWER: there is no such column", "--outcome YOUR_ANSWER: there is no such");
    }

    @Test
    void whether_the_day_or_the_month_comes_first_is_not_decided_by_a_command_that_is_shown() throws IOException {
        applications();
        Files.writeString(data, Files.readString(data).replaceAll("\\n\\d\\d\\.09\\.2026", "\n08/09/2026"));
        assertThat(calibration("init", data.toString(), "--out", folder.toString()))
                .isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "--time-format 'd/M/yyyy H:mm' or --time-format 'M/d/yyyy H:mm'", "--time-format YOUR_ANSWER");
        assertThat(calibration("init", data.toString(), "--out", folder.toString(), "--time-format", "YOUR_ANSWER"))
                .isEqualTo(2);
    }

    @Test
    void a_version_of_the_scorer_that_no_text_tells_can_be_said_for_all_of_them() throws IOException {
        String rows = fields().findFirst().orElseThrow().rows();
        Files.writeString(data, rows.replaceAll("Z,v2.1,(\\d)", "Z,spring_$1,$1"));
        assertThat(init().get("open_questions").toString()).contains("--logic-version SUCH_AS_1.0.0");
        assertThat(init("--logic-version", "2.1.0").get("open_questions").toString())
                .doesNotContain("--logic-version");
        assertThat(drafted(DraftFiles.MAPPING)
                        .at("/fields/logic_version/values")
                        .properties())
                .hasSizeGreaterThan(3)
                .allSatisfy(each -> assertThat(each.getValue().asText()).isEqualTo("2.1.0"));
    }

    @Test
    void the_command_that_runs_has_the_libraries_that_this_one_has_and_stands_in_the_page_of_the_draft()
            throws IOException {
        Field fraud = fields().findFirst().orElseThrow();
        Files.writeString(data, fraud.rows());
        List<String> arguments = new ArrayList<>(
                List.of("init", data.toString(), "--lib", folder.toString(), "--out", folder.toString()));
        arguments.addAll(fraud.answers());
        assertThat(calibration(arguments.toArray(String[]::new))).isZero();
        String run = " run --lib " + folder + " --scans " + data;
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(run);
        assertThat(folder.resolve("draft.md")).content().contains(run);
    }

    @Test
    void two_columns_of_which_either_could_be_the_score_are_asked_about() throws IOException {
        String rows = fields().findFirst().orElseThrow().rows();
        StringBuilder doubled = new StringBuilder();
        rows.lines().forEach(line -> {
            String[] values = line.split(",", -1);
            doubled.append(line)
                    .append(',')
                    .append(values[3].equals("risk_score") ? "raw_score" : values[3])
                    .append('\n');
        });
        Files.writeString(data, doubled);
        assertThat(init().get("open_questions").toString()).contains("the score that decides", "raw_score");
    }

    @Test
    void a_file_of_somebody_else_is_not_overwritten_and_an_open_draft_is() throws IOException {
        Files.writeString(data, fields().findFirst().orElseThrow().rows());
        init();
        init();
        Files.writeString(folder.resolve(DraftFiles.CONFIG), "{\"logic_version\": \"1.0.0\"}");
        assertThat(calibration("init", data.toString(), "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("scoring_config.json", "--replace");
        assertThat(folder.resolve(DraftFiles.CONFIG)).hasContent("{\"logic_version\": \"1.0.0\"}");
    }

    @Test
    void semicolons_commas_in_numbers_and_the_encoding_of_windows_are_told_from_the_file() throws IOException {
        StringBuilder rows = new StringBuilder("Zeitpunkt time;Punkte score;Prüfung decision;NA\n");
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 400; i++) {
            double score = random.nextInt(1000) / 10.0;
            rows.append(String.format(Locale.ROOT, "2026-09-%02dT10:00:00Z;", 1 + i % 28))
                    .append(String.format(Locale.ROOT, "%.1f;", score).replace('.', ','))
                    .append(score >= 50 ? "genügend" : "ungenügend")
                    .append(i % 5 == 0 ? ";NA\n" : ";x\n");
        }
        Files.write(data, rows.toString().getBytes(Charset.forName("windows-1252")));
        assertThat(init("--good-score", "high", "--scale", "0..100").get("open_questions"))
                .isEmpty();
        JsonNode csv = drafted(DraftFiles.MAPPING).get("csv");
        assertThat(csv.get("encoding").asText()).isEqualTo("windows-1252");
        assertThat(csv.get("decimal_comma").asBoolean()).isTrue();
        assertThat(drafted(DraftFiles.MAPPING).get("absent")).hasToString("[\"NA\"]");
        assertThat(run()).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(JSON.readTree(printed.toByteArray()).get("rejected").asInt()).isZero();
    }

    @Test
    void a_command_that_is_shown_runs_nothing_that_a_header_holds() throws IOException {
        String name = "$(touch pwned) score";
        StringBuilder rows = new StringBuilder("event_time," + name + ",other score,decision\n");
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 400; i++) {
            int score = random.nextInt(101);
            rows.append("2026-09-01T10:00:00Z,")
                    .append(score)
                    .append(',')
                    .append(score)
                    .append(score < 50 ? ",no\n" : ",yes\n");
        }
        Files.writeString(data, rows);
        assertThat(calibration("init", data.toString(), "--out", folder.toString()))
                .isZero();
        String shown = printed.toString(StandardCharsets.UTF_8)
                + Files.readString(folder.resolve("draft.md"))
                + Files.readString(folder.resolve(DraftFiles.MAPPING));
        assertThat(shown).contains("--score '" + name + "'").doesNotContain("--score " + name);
    }

    @Test
    void a_line_break_in_a_header_begins_no_line_in_the_page_of_the_draft() throws IOException {
        Files.writeString(data, "event_time,\"<b>\n# owned score\",decision\n2026-09-01T10:00:00Z,70,yes\n");
        assertThat(calibration("init", data.toString(), "--out", folder.toString()))
                .isZero();
        assertThat(Files.readString(folder.resolve("draft.md")))
                .contains("owned")
                .doesNotContain("\n# owned");
    }

    @Test
    void neither_the_data_nor_a_page_of_somebody_nor_what_a_link_leads_to_is_written_over() throws IOException {
        String rows = fields().findFirst().orElseThrow().rows();
        data = Files.writeString(folder.resolve("draft.md"), rows);
        assertThat(calibration("init", data.toString(), "--out", folder.toString(), "--replace"))
                .isEqualTo(2);
        assertThat(data).hasContent(rows.strip());
        data = Files.writeString(folder.resolve("export.csv"), rows);
        Files.writeString(folder.resolve("draft.md"), "my notes");
        assertThat(calibration("init", data.toString(), "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(folder.resolve("draft.md")).hasContent("my notes");
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "mine");
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.createSymbolicLink(out.resolve(DraftFiles.POLICY), elsewhere);
        assertThat(calibration("init", data.toString(), "--out", out.toString(), "--replace"))
                .isEqualTo(2);
        assertThat(elsewhere).hasContent("mine");
    }

    @Test
    void texts_of_people_are_taken_for_nothing_and_stand_in_no_draft() throws IOException {
        List<String> people = List.of("Anna Schmidt", "Mr Mohr is ill", "Bert Wolf");
        StringBuilder rows = new StringBuilder();
        List<String> lines = fields().findFirst().orElseThrow().rows().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            rows.append(lines.get(i)).append(i == 0 ? ",region,note reason,device model\n" : "");
            if (i > 0) {
                String who = people.get(i % people.size());
                rows.append(',')
                        .append(who)
                        .append(',')
                        .append(who)
                        .append(',')
                        .append(who)
                        .append('\n');
            }
        }
        Files.writeString(data, rows);
        init();
        for (String name : List.of(DraftFiles.MAPPING, DraftFiles.CONFIG, DraftFiles.POLICY, "draft.md")) {
            assertThat(folder.resolve(name)).content().doesNotContain("Anna", "Mohr", "Wolf");
        }
        assertThat(calibration("init", data.toString(), "--out", folder.toString(), "--outcome", "customer_no"))
                .isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8))
                .contains("different texts")
                .doesNotContain("c17");
    }

    @Test
    void a_last_row_of_another_length_is_told_and_a_file_without_a_header_is_refused() throws IOException {
        String rows = fields().findFirst().orElseThrow().rows();
        Files.writeString(data, rows + "Total,1200\n");
        assertThat(calibration("init", data.toString(), "--out", folder.toString()))
                .isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("1 more have other");
        Files.writeString(data, rows.substring(rows.indexOf('\n') + 1));
        assertThat(calibration("init", data.toString(), "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("names of columns are needed");
    }

    @Test
    void a_class_that_more_than_the_score_decides_is_asked_about() throws IOException {
        StringBuilder rows = new StringBuilder("event_time,score,decision,product\n");
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 1_000; i++) {
            int score = random.nextInt(101);
            boolean card = random.nextBoolean();
            rows.append("2026-09-01T10:00:00Z,")
                    .append(score)
                    .append(score >= (card ? 40 : 70) ? ",yes," : ",no,")
                    .append(card ? "card\n" : "loan\n");
        }
        Files.writeString(data, rows);
        assertThat(init("--outcome", "none", "--good-score", "high")
                        .get("open_questions")
                        .toString())
                .contains("of the rows decision is another one");
    }
}
