package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.collect.CollectFixtures.Draft;
import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.ScanMapping.Truth;
import io.calibration.collect.ScanMapping.Unit;
import io.calibration.config.FlagSeverity;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the texts of a row: the same as of the scan results that they stand for. */
class MappedValuesTest {

    @TempDir
    Path folder;

    private interface Change {
        void to(Draft draft);
    }

    private static ScanMapping.Builder four() {
        return ScanMapping.builder()
                .observedAt(Time.in("at"))
                .logicVersion(Text.constant("1.2.0"))
                .overallScore(Decimal.in("score"))
                .classification(Text.in("class"));
    }

    private MetricsPart read(ScanMapping.Builder mapping, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("scans.csv"), String.join("\n", lines));
        return CollectFixtures.collect(mapping.build().over(file));
    }

    /** Results that have the four values alone, changed as told. */
    private static MetricsPart results(Change... changes) {
        return CollectFixtures.collect(
                Stream.of(changes).map(MappedValuesTest::result).toList());
    }

    private static ScanResult result(Change change) {
        Draft draft = CollectFixtures.draft();
        draft.confidence = null;
        draft.tier = null;
        draft.sufficient = null;
        draft.conflict = null;
        draft.outcome = null;
        change.to(draft);
        return draft.build();
    }

    private static Change at(String instant) {
        return draft -> draft.observedAt = Instant.parse(instant);
    }

    private static void assertRejected(MetricsPart part, RejectionReason reason, String field, long count, long line) {
        assertThat(part.intake().rejected())
                .isEqualTo(Map.of(new Rejection(reason, field), new Intake.Tally(count, line)));
    }

    @Test
    void the_four_values_that_every_result_has() throws IOException {
        assertThat(read(four(), "score,class,other,at", "70, Worth-Exploring ,x,2026-03-05T10:00:00Z"))
                .isEqualTo(results(draft -> {}));
    }

    @Test
    void a_mapping_that_lacks_some_of_them_names_all_that_it_lacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ScanMapping.builder().overallScore(Decimal.in("score")).build())
                .withMessageContaining("observed_at, logic_version, classification");
    }

    @Test
    void a_local_time_has_a_format_and_a_zone() throws IOException {
        Time time = Time.in("at").format("dd.MM.yyyy HH:mm").zone(ZoneId.of("Europe/Berlin"));
        assertThat(read(
                        four().observedAt(time),
                        "at;score;class",
                        "05.03.2026 11:00;70;worth_exploring",
                        "05.07.2026 11:00;70;worth_exploring"))
                .isEqualTo(results(at("2026-03-05T10:00:00Z"), at("2026-07-05T09:00:00Z")));
    }

    @Test
    void a_time_that_clocks_skip_is_moved_on_and_of_one_that_comes_twice_the_first_is_meant() throws IOException {
        for (Time time : List.of(Time.in("at"), Time.in("at").format("yyyy-MM-dd HH:mm"))) {
            assertThat(read(
                            four().observedAt(time.zone(ZoneId.of("Europe/Berlin"))),
                            "at;score;class",
                            "2026-03-29 02:30;70;worth_exploring",
                            "2026-10-25 02:30;70;worth_exploring"))
                    .isEqualTo(results(at("2026-03-29T01:30:00Z"), at("2026-10-25T00:30:00Z")));
        }
    }

    @Test
    void a_format_may_have_english_names_or_an_offset_of_its_own() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.FRANCE);
        try {
            assertThat(read(
                            four().observedAt(Time.in("at").format("d MMM uuuu hh:mm a XXX")),
                            "at;score;class",
                            "5 Mar 2026 11:00 am +01:00;70;worth_exploring"))
                    .isEqualTo(results(at("2026-03-05T10:00:00Z")));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_day_that_does_not_exist_and_a_text_of_another_format_are_no_times() throws IOException {
        Time time = Time.in("at").format("dd.MM.yyyy").zone(ZoneId.of("UTC"));
        assertRejected(
                read(
                        four().observedAt(time),
                        "at;score;class",
                        "31.01.2026;70;worth_exploring",
                        "30.02.2026;70;worth_exploring",
                        "2026-03-05;70;worth_exploring"),
                RejectionReason.NOT_A_TIME,
                "observed_at",
                2,
                3);
    }

    @Test
    void a_time_without_a_zone_is_rejected_where_none_is_named() throws IOException {
        assertRejected(
                read(
                        four().observedAt(Time.in("at").format("dd.MM.yyyy HH:mm")),
                        "at;score;class",
                        "05.03.2026 11:00;70;worth_exploring"),
                RejectionReason.LOCAL_TIME,
                "observed_at",
                1,
                2);
    }

    @Test
    void a_pattern_that_tells_no_day_is_refused() {
        for (String pattern : List.of("HH:mm", "dd.MM.yyyy b", "MM yyyy", "{")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Time.in("at").format(pattern))
                    .withMessageContaining("dd.MM.yyyy HH:mm");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Time.in("at").format("dd.MM.yyyy").unit(Unit.SECONDS));
    }

    @Test
    void a_pattern_that_tells_of_a_clock_but_not_the_time_is_refused() {
        for (String pattern : List.of("dd.MM.yyyy hh:mm", "dd.MM.yyyy KK:mm", "dd.MM.yyyy HH:ss", "dd.MM.yyyy mm")) {
            assertThatIllegalArgumentException()
                    .as(pattern)
                    .isThrownBy(() -> Time.in("at").format(pattern))
                    .withMessageContaining("with a for AM or PM");
        }
        for (String pattern : List.of("dd.MM.yyyy", "dd.MM.yyyy HH", "dd.MM.yyyy hh:mm a", "yyyy-MM-dd HH:mm:ssXXX")) {
            assertThat(Time.in("at").format(pattern).format()).isEqualTo(pattern);
        }
    }

    @Test
    void texts_that_are_one_without_their_blanks_are_listed_once() {
        Map<String, String> twice = Map.of("A", "good", "A ", "bad");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Text.in("class").values(twice))
                .withMessageContaining("listed twice");
        assertThatIllegalArgumentException().isThrownBy(() -> Codes.in("codes").values(twice));
        Flag flag = new Flag("thin", "low");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> four().flags(Codes.in("codes"), Map.of("R1", flag, " R1", flag), FlagSeverity.LOW));
    }

    @Test
    void what_would_take_no_effect_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Text.constant("1.2.0").values(Map.of("v1", "1.0.0")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimal.in("score").times(BigDecimal.ZERO));
    }

    @Test
    void times_may_be_seconds_or_milliseconds() throws IOException {
        assertThat(read(
                        four().observedAt(Time.in("at").unit(Unit.SECONDS)),
                        "at;score;class",
                        "1772704800;70;worth_exploring",
                        "1772704800.25;70;worth_exploring",
                        "1.7727048E9;70;worth_exploring"))
                .isEqualTo(results(draft -> {}, draft -> {}, draft -> {}));
        assertThat(read(
                        four().observedAt(Time.in("at").unit(Unit.MILLISECONDS)),
                        "at;score;class",
                        "1772704800000;70;worth_exploring"))
                .isEqualTo(results(draft -> {}));
        assertRejected(
                read(
                        four().observedAt(Time.in("at").unit(Unit.SECONDS)),
                        "at;score;class",
                        "today;70;worth_exploring",
                        "1e999999999;70;worth_exploring",
                        "1772704800000;70;worth_exploring"),
                RejectionReason.NOT_A_TIME,
                "observed_at",
                3,
                2);
    }

    @Test
    void versions_and_classes_are_named_by_a_map() throws IOException {
        ScanMapping.Builder mapping = four().logicVersion(Text.in("model").values(Map.of("v3", "1.2.0", "draft", "")))
                .classification(Text.in("class").values(Map.of("A", "worth_exploring", "D", "high_risk")));
        MetricsPart part = read(
                mapping,
                "model;at;score;class",
                "v3;2026-03-05T10:00:00Z;70;A",
                "1.2.0;2026-03-05T10:00:00Z;20;D",
                "1.2.0;2026-03-05T10:00:00Z;20;high_risk",
                "draft;2026-03-05T10:00:00Z;70;A");
        assertThat(part.intake().accepted()).isEqualTo(3);
        assertThat(part.decisions())
                .isEqualTo(results(
                                draft -> {},
                                draft -> {
                                    draft.score = 20.0;
                                    draft.classification = "high_risk";
                                },
                                draft -> {
                                    draft.score = 20.0;
                                    draft.classification = "high_risk";
                                })
                        .decisions());
        assertRejected(part, RejectionReason.MISSING, "logic_version", 1, 5);
    }

    @Test
    void the_good_side_of_an_outcome_is_named() throws IOException {
        ScanMapping.Builder mapping = four().outcome(Truth.of("label", List.of("0", "OK"), List.of("1", "chargeback")));
        MetricsPart part = read(
                mapping,
                "at,score,class,label",
                "2026-03-05T10:00:00Z,70,worth_exploring,ok",
                "2026-03-05T10:00:00Z,70,worth_exploring,Chargeback",
                "2026-03-05T10:00:00Z,70,worth_exploring,",
                "2026-03-05T10:00:00Z,70,worth_exploring,maybe");
        assertThat(part.outcomes())
                .isEqualTo(results(draft -> draft.outcome = true, draft -> draft.outcome = false, draft -> {})
                        .outcomes());
        assertRejected(part, RejectionReason.NOT_LISTED, "outcome", 1, 5);
    }

    @Test
    void a_text_for_both_sides_or_a_side_without_one_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Truth.of("label", List.of("Y", "1"), List.of("y ")))
                .withMessageContaining("both sides");
        assertThatIllegalArgumentException().isThrownBy(() -> Truth.of("label", List.of("1"), List.of()));
    }

    @Test
    void what_is_listed_as_absent_is_so_in_every_column() throws IOException {
        ScanMapping.Builder mapping = four().confidence(Decimal.in("confidence"))
                .tier(Text.in("tier"))
                .dataSufficient(Truth.in("enough"))
                .escalation(Codes.in("why").separatedBy("|"))
                .absent(List.of("NA", "NULL"));
        assertThat(read(
                        mapping,
                        "at,score,class,confidence,tier,enough,why",
                        "2026-03-05T10:00:00Z,70,worth_exploring,NA,NULL,NA,NA|NULL|",
                        "2026-03-05T10:00:00Z,70,worth_exploring,0.5,na,Y,late|NA|odd"))
                .isEqualTo(results(draft -> {}, draft -> {
                    draft.confidence = 0.5;
                    draft.tier = "na";
                    draft.sufficient = true;
                    draft.escalations.addAll(List.of("late", "odd"));
                }));
    }

    @Test
    void numbers_are_multiplied_then_rounded_then_bounded_before_the_class_rule_sees_them() throws IOException {
        ScanMapping.Builder mapping = four().overallScore(Decimal.in("score")
                        .times(new BigDecimal("100"))
                        .roundedTo(new BigDecimal("0.5"))
                        .within(BigDecimal.ZERO, new BigDecimal("100")))
                .confidence(Decimal.in("confidence").times(new BigDecimal("0.01")));
        assertThat(read(
                        mapping,
                        "at,score,class,confidence",
                        "2026-03-05T10:00:00Z,0.6425,worth_exploring,80",
                        "2026-03-05T10:00:00Z,1.7,worth_exploring,7e1",
                        "2026-03-05T10:00:00Z,-.1,high_risk,.5"))
                .isEqualTo(results(
                        draft -> {
                            draft.score = 64.5;
                            draft.confidence = 0.8;
                        },
                        draft -> {
                            draft.score = 100.0;
                            draft.confidence = 0.7;
                        },
                        draft -> {
                            draft.score = 0.0;
                            draft.classification = "high_risk";
                            draft.confidence = 0.005;
                        }));
    }

    @Test
    void a_decimal_comma_is_told_and_a_point_is_no_number_then() throws IOException {
        MetricsPart part = read(
                four().decimalComma(),
                "at;score;class",
                "2026-03-05T10:00:00Z;70,0;worth_exploring",
                "2026-03-05T10:00:00Z;70.0;worth_exploring",
                "2026-03-05T10:00:00Z;1.070,0;worth_exploring");
        assertThat(part.intake().accepted()).isEqualTo(1);
        assertRejected(part, RejectionReason.NOT_A_NUMBER, "overall_score", 2, 3);
    }

    @Test
    void what_only_looks_like_a_number_is_none() throws IOException {
        for (String text : List.of("seventy", "0x1p3", "70d", "NaN", "Infinity", "1e400", "7 0", "\"70,5\"", "٧٠")) {
            assertRejected(
                    read(four(), "at,score,class", "2026-03-05T10:00:00Z," + text + ",worth_exploring"),
                    RejectionReason.NOT_A_NUMBER,
                    "overall_score",
                    1,
                    2);
        }
    }

    @Test
    void a_row_without_a_score_is_not_scored_and_may_say_why() throws IOException {
        assertThat(read(
                        four().notScored(Codes.in("error").values(Map.of("T1", "timed_out"))),
                        "at,score,class,error",
                        "2026-03-05T10:00:00Z,,,T1",
                        "2026-03-05T10:00:00Z,,,"))
                .isEqualTo(results(
                        draft -> {
                            draft.score = null;
                            draft.classification = null;
                            draft.notScored.add("timed_out");
                        },
                        draft -> {
                            draft.score = null;
                            draft.classification = null;
                        }));
    }

    @Test
    void codes_of_one_column_are_flags_with_severities_and_categories_by_map_and_a_default() throws IOException {
        ScanMapping.Builder mapping = four().flags(
                        Codes.in("reasons").separatedBy(";").values(Map.of("R00", "")),
                        Map.of("R01", new Flag("late_reply", "critical", "fun")),
                        FlagSeverity.LOW);
        assertThat(read(
                        mapping,
                        "at,score,class,reasons",
                        "2026-03-05T10:00:00Z,70,worth_exploring,R01; R07 ;;R01;R00",
                        "2026-03-05T10:00:00Z,70,worth_exploring,"))
                .isEqualTo(results(
                        draft -> draft.flags.addAll(List.of(
                                new Flag("late_reply", "critical", "fun"),
                                new Flag("R07", "low", null),
                                new Flag("late_reply", "critical", "fun"))),
                        draft -> {}));
    }

    @Test
    void flags_stand_in_columns_of_their_own_or_in_json_and_all_ways_go_together() throws IOException {
        ScanMapping.Builder mapping = four().flag(Truth.in("late"), new Flag("late_reply", "high", "fun"))
                .flag(Truth.of("odd", List.of("X"), List.of("-")), new Flag("odd_one", "low", null))
                .flagsInJson("more");
        assertThat(read(
                        mapping,
                        "at,score,class,late,odd,more",
                        "2026-03-05T10:00:00Z,70,worth_exploring,1,x,\"[{\"\"type\"\":\"\"third\"\",\"\"severity\"\":\"\"medium\"\"}]\"",
                        "2026-03-05T10:00:00Z,70,worth_exploring,0,-,"))
                .isEqualTo(results(
                        draft -> draft.flags.addAll(List.of(
                                new Flag("late_reply", "high", "fun"),
                                new Flag("odd_one", "low", null),
                                new Flag("third", "medium", null))),
                        draft -> {}));
        MetricsPart wrong = read(
                mapping,
                "at,score,class,late,odd,more",
                "2026-03-05T10:00:00Z,70,worth_exploring,?,-,",
                "2026-03-05T10:00:00Z,70,worth_exploring,0,-,[");
        assertThat(wrong.intake().rejected())
                .isEqualTo(Map.of(
                        new Rejection(RejectionReason.NOT_LISTED, "flags"), new Intake.Tally(1, 2),
                        new Rejection(RejectionReason.NOT_JSON, "flags"), new Intake.Tally(1, 3)));
    }

    @Test
    void one_column_may_say_of_several_flags_whether_they_were_raised() throws IOException {
        Flag bot = new Flag("bot", "high", null);
        Flag late = new Flag("late_reply", "low", null);
        assertThat(read(
                        four().flag(Truth.of("state", List.of("B", "BL"), List.of("L", "-")), bot)
                                .flag(Truth.of("state", List.of("L", "BL"), List.of("B", "-")), late),
                        "at,score,class,state",
                        "2026-03-05T10:00:00Z,70,worth_exploring,B",
                        "2026-03-05T10:00:00Z,70,worth_exploring,BL",
                        "2026-03-05T10:00:00Z,70,worth_exploring,-"))
                .isEqualTo(results(
                        draft -> draft.flags.add(bot), draft -> draft.flags.addAll(List.of(bot, late)), draft -> {}));
    }

    @Test
    void category_scores_stand_in_columns_or_in_json() throws IOException {
        MetricsPart expected = results(draft -> {
            draft.scores.put("fun", 81.5);
            draft.scores.put("future_goals", 40.0);
        });
        assertThat(read(
                        four().category("Fun", Decimal.in("f1")).category("future goals", Decimal.in("f2")),
                        "at,score,class,f1,f2",
                        "2026-03-05T10:00:00Z,70,worth_exploring,81.5,40"))
                .isEqualTo(expected);
        assertThat(read(
                        four().categoriesInJson("scores"),
                        "at\tscore\tclass\tscores",
                        "2026-03-05T10:00:00Z\t70\tworth_exploring\t\"{\"\"fun\"\":81.5,\"\"future-goals\"\":40}\""))
                .isEqualTo(expected);
    }

    @Test
    void the_rest_of_a_result_and_its_dimensions() throws IOException {
        ScanMapping mapping = four().conflictScore(Decimal.in("conflict"))
                .outcome(Truth.in("good"))
                .outcomeAt(Time.in("known").zone(ZoneId.of("Europe/Berlin")))
                .group(Text.in("who"))
                .dimension("Sales Region", Text.in("region").values(Map.of("N", "north")))
                .dimensionsInJson("more")
                .build();
        Path file = Files.writeString(folder.resolve("scans.csv"), """
                at,score,class,conflict,good,known,who,region,more
                2026-03-05T10:00:00Z,70,worth_exploring,0.25,t,2026-03-07,2026:abc,N,"{""size"": 3}"
                """);
        assertThat(withDimensions(mapping.over(file))).isEqualTo(withDimensions(ScanResults.of(List.of(result(draft -> {
            draft.conflict = 0.25;
            draft.outcome = true;
            draft.outcomeAt = Instant.parse("2026-03-06T23:00:00Z");
            draft.group = "2026:abc";
            draft.dimensions.put("sales_region", "north");
            draft.dimensions.put("size", "3");
        })))));
    }

    private static MetricsPart withDimensions(MetricSource source) {
        SnapshotLayout layout = SnapshotLayout.of(ConfigJson.read("""
                {"logic_version": "1.2.0", "compatibility_thresholds": {"worth_exploring": {"min_score": 0}},
                 "known_labels": {"dimensions": {"sales region": [], "size": []}}}
                """.getBytes(StandardCharsets.UTF_8)));
        MetricsPart part = SnapshotCollector.collect(
                        source, new CollectionRequest(DayWindow.ALL, layout, Progress.NONE))
                .metrics();
        assertThat(part.dimensions()).hasSize(2);
        return part;
    }

    @Test
    void what_a_mapping_names_is_told_apart_whatever_it_looks_like() throws IOException {
        String tier = "Sold at the door, by hand and in cash";
        String type = "Answered later than anybody should";
        ScanMapping.Builder mapping = four().tier(Text.in("tier").values(Map.of("T1", tier)))
                .flags(Codes.in("code"), Map.of("R1", new Flag(type, "low", null)), FlagSeverity.LOW);
        MetricsPart part = read(
                mapping,
                "at,score,class,tier,code",
                "2026-03-05T10:00:00Z,70,worth_exploring,T1,R1",
                "2026-03-05T10:00:00Z,70,worth_exploring,Not named and not seen before,R1");
        assertThat(part.tiers()).containsOnlyKeys("sold_at_the_door,_by_hand_and_in_cash", "other");
        assertThat(part.flags().types()).containsOnlyKeys("answered_later_than_anybody_should");
    }

    @Test
    void several_fields_may_be_read_from_one_column() throws IOException {
        ScanMapping.Builder mapping = four().escalation(Codes.in("why").values(Map.of("E1", "review", "E2", "review")))
                .flags(Codes.in("why"), Map.of(), FlagSeverity.MEDIUM);
        assertThat(read(mapping, "at,score,class,why", "2026-03-05T10:00:00Z,70,worth_exploring,E1"))
                .isEqualTo(results(draft -> {
                    draft.escalations.add("review");
                    draft.flags.add(new Flag("E1", "medium", null));
                }));
    }
}
