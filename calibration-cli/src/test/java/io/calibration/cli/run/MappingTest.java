package io.calibration.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CSV that nobody prepared: scores from 300 to 850 of which low ones are risky, codes in one column, local times, 1 and 0. */
class MappingTest {

    private static final String CONFIG = """
            {"logic_version": "3.0.0", "score_scale": {"min": 300, "max": 850, "step": 10},
             "class_thresholds": {"approve": {"min_score": 660}, "review": {"min_score": 580}, "decline": {"min_score": 300}}}
            """;

    private static final String MAPPING = """
            {"fields": {
               "observed_at": {"column": "scored", "format": "dd.MM.yyyy HH:mm", "zone": "Europe/Berlin"},
               "logic_version": {"column": "model", "values": {"v3": "3.0.0"}},
               "overall_score": {"column": "score"},
               "classification": {"column": "decision", "values": {"A": "approve", "M": "review", "D": "decline"}},
               "outcome": {"column": "defaulted", "good": ["0"], "bad": ["1"]}},
             "flags": {"codes": {"column": "reason codes", "separator": ";", "severity": "low",
               "types": {"R01": {"type": "thin_file", "severity": "high"}}}}}
            """;

    @TempDir
    Path folder;

    private Path scans;
    private Path config;

    @BeforeEach
    void write_files() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder rows = new StringBuilder("id,scored,model,score,decision,reason codes,defaulted\n");
        for (int i = 0; i < 30_000; i++) {
            int score = 300 + random.nextInt(551);
            rows.append(i)
                    .append(String.format(
                            java.util.Locale.ROOT, ",%02d.09.2026 %02d:15,v3,", 1 + i % 30, random.nextInt(24)));
            rows.append(score).append(score >= 660 ? ",A," : score >= 580 ? ",M," : ",D,");
            rows.append(random.nextInt(10) == 0 ? "R01;R07" : "").append(',');
            rows.append(random.nextInt(3) == 0 ? "" : random.nextInt(850) > score ? "1" : "0")
                    .append('\n');
        }
        scans = Files.writeString(folder.resolve("export.csv"), rows);
        config = Files.writeString(folder.resolve("config.json"), CONFIG);
    }

    private Run run(String mapping, Object... more) throws IOException {
        Path file = Files.writeString(folder.resolve("scan_mapping.json"), mapping);
        Object[] options = {"--scans", scans, "--mapping", file, "--config", config, "--out", folder.resolve("out")};
        Object[] all = java.util.Arrays.copyOf(options, options.length + more.length);
        System.arraycopy(more, 0, all, options.length, more.length);
        return Run.scans(all);
    }

    @Test
    void thirty_thousand_rows_become_a_report_in_one_command() throws IOException {
        Run run = run(MAPPING);
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output()).contains("30,000");
    }

    @Test
    void parquet_of_the_same_rows_gives_the_same_snapshot_and_can_be_drafted_from() throws Exception {
        Path parquet = folder.resolve("export.parquet");
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute("COPY (FROM read_csv('" + scans + "', header = true, all_varchar = true)) TO '" + parquet
                    + "' (FORMAT parquet)");
        }
        Path mapping = Files.writeString(folder.resolve("scan_mapping.json"), MAPPING);
        Run.scans("--scans", scans, "--mapping", mapping, "--config", config, "--out", folder.resolve("of_csv"));
        Run run = Run.scans(
                "--scans", parquet, "--mapping", mapping, "--config", config, "--out", folder.resolve("of_parquet"));
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(snapshot("of_parquet")).isEqualTo(snapshot("of_csv"));
        assertThat(Run.scans("--scans", parquet, "--config", config).errors())
                .contains(
                        "export.parquet: Parquet is read by a mapping: name it with --mapping, or draft one with init.");
        assertThat(Run.scans("--scans", parquet, scans, "--mapping", mapping, "--config", config)
                        .errors())
                .contains("export.csv: this is no Parquet");
        Run draft = Run.command("init", parquet, "--out", folder.resolve("draft"));
        assertThat(draft.errors()).isEmpty();
        assertThat(folder.resolve("draft/scan_mapping.json")).content().contains("\"reason codes\"", "\"v3\"");
    }

    private String snapshot(String out) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(out))) {
            return Files.readString(
                    files.filter(file -> file.getFileName().toString().startsWith("metrics_snapshot"))
                            .findFirst()
                            .orElseThrow());
        }
    }

    @Test
    void what_is_wrong_with_a_mapping_is_told_at_once_with_its_place() throws IOException {
        Run run = run(MAPPING.replace("\"good\"", "\"fine\"").replace("Europe/Berlin", "Berlin"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains(
                        "scan_mapping.json",
                        "/fields/outcome/good",
                        "/fields/outcome/fine",
                        "/fields/observed_at/zone: must be a time zone, such as Europe/Berlin or UTC; \"Berlin\" is none");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_mapping_that_is_not_there_or_no_json_is_told_with_its_path_beside_other_mistakes() throws IOException {
        Run broken = run("{\"fields\": ", "--policy", folder.resolve("no_policy.json"));
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.errors()).contains("scan_mapping.json: ", "no_policy.json: there is no such file");
        Path nowhere = folder.resolve("nowhere.json");
        Run missing = Run.scans("--scans", scans, "--mapping", nowhere, "--config", config);
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.errors()).contains("nowhere.json: there is no such file");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void where_no_row_counts_the_reasons_are_told_and_nothing_is_begun() throws IOException {
        Run run = run(MAPPING.replace("dd.MM.yyyy HH:mm", "MM/dd/yyyy")
                .replace("{\"column\": \"score\"}", "{\"column\": \"decision\"}"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("There is no result to analyze: 30,000 rejected because", "first in line 2");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void what_a_mapping_says_of_rows_that_were_rejected_is_told_where_it_is_to_be_mended() throws IOException {
        String place = "scan_mapping.json reads observed_at by {\"column\":\"scored\",\"format\":\"MM/dd/yyyy\"";
        Run none = run(MAPPING.replace("dd.MM.yyyy HH:mm", "MM/dd/yyyy"));
        assertThat(none.errors()).contains(place, "mend it there");
        Files.writeString(scans, Files.readString(scans).replaceFirst(",01.09.2026", ",1.9.26"));
        Run some = run(MAPPING);
        assertThat(some.exitCode()).as(some.errors()).isZero();
        assertThat(some.output().replaceAll("\\s+", " "))
                .contains(
                        "scan_mapping.json reads observed_at by {\"column\":\"scored\",\"format\":\"dd.MM.yyyy HH:mm\"");
    }

    @Test
    void classes_of_a_mapping_that_the_config_lacks_are_told_before_anything_is_read() throws IOException {
        Files.writeString(scans, "not,read\n");
        String other = MAPPING.replace("\"M\": \"review\"", "\"M/N\": \"pruefen\", \"O\": null, \"P\": \"RE-VIEW\"");
        assertThat(run(other.replace("RE-VIEW", "Review")).errors())
                .contains(
                        "scan_mapping.json: /fields/classification/values/M~1N stands for pruefen, and the config 3.0.0",
                        "the classes approve, review, decline")
                .doesNotContain("values/P", "values/O", "export.csv");
        assertThat(Run.command(
                                "collect",
                                "--scans",
                                scans,
                                "--mapping",
                                folder.resolve("scan_mapping.json"),
                                "--config",
                                config)
                        .errors())
                .contains("M~1N stands for pruefen");
    }

    @Test
    void a_class_of_another_version_may_be_one_that_the_config_lacks() throws IOException {
        Run run = run(MAPPING.replace("{\"v3\": \"3.0.0\"}", "{\"v3\": \"3.0.0\", \"v2\": \"2.0.0\"}")
                .replace("\"A\": \"approve\"", "\"A\": \"approve\", \"X\": \"pruefen\""));
        assertThat(run.exitCode()).as(run.errors()).isZero();
    }

    @Test
    void columns_that_the_file_lacks_are_told_at_once() throws IOException {
        Run run = run(MAPPING.replace("\"score\"}", "\"points\"}").replace("\"defaulted\"", "\"bad\""));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors())
                .contains("export.csv", "points is not there", "bad is not there")
                .doesNotContain("Exception");
    }

    @Test
    void a_mapping_goes_with_scans_and_names_zones_itself() throws IOException {
        Path file = Files.writeString(folder.resolve("scan_mapping.json"), MAPPING);
        assertThat(Run.demo("--mapping", file).errors()).contains("It is one of collect, learn, run");
        assertThat(run(MAPPING, "--zone", "UTC").errors()).contains("--zone with --mapping");
    }

    @Test
    void a_table_is_read_by_the_same_mapping_and_gives_the_same_report() throws IOException, SQLException {
        String url = "jdbc:h2:" + folder.resolve("scores");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE scores AS SELECT * FROM CSVREAD('" + scans + "')");
        }
        Path mapping = Files.writeString(folder.resolve("scan_mapping.json"), MAPPING);
        Run file = run(MAPPING, "--json");
        Run table = Run.scans(
                "--scans",
                url,
                "--table",
                "scores",
                "--mapping",
                mapping,
                "--config",
                config,
                "--out",
                folder.resolve("of_table"),
                "--json");
        assertThat(table.exitCode()).as(table.errors()).isZero();
        assertThat(table.json().get("findings")).isEqualTo(file.json().get("findings"));
        assertThat(table.json().get("collected")).isEqualTo(file.json().get("collected"));
        assertThat(Run.scans("--scans", url, "--mapping", mapping, "--config", config)
                        .errors())
                .contains("--table which table or view");
        assertThat(Run.scans("--scans", scans, "--table", "scores", "--mapping", mapping, "--config", config)
                        .errors())
                .contains("--table without a database");
    }
}
