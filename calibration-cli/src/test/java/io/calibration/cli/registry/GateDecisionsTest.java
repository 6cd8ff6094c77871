package io.calibration.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.cli.terminal.CommandErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateDecisionsTest extends RegistryCommandCase {

    @Test
    void an_approved_version_is_scheduled_and_made_active_when_it_is_due() {
        gate("show", "1.1.0");
        gate("approve", "--breaking", "1.1.0", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        assertThat(gate("activate-due", "--as", "job")).isZero();
        assertThat(text()).contains("Nothing is due.");
        String soon = java.time.Instant.now()
                .plusSeconds(3600)
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
        assertThat(gate("schedule", "1.1.0", "--instead-of", "1.0.0", "--from", soon, "--as", "olga"))
                .isZero();
        gate("list");
        assertThat(text()).contains("1.1.0 SCHEDULED");
        gate("show", "1.1.0");
        assertThat(text()).contains("To be active from " + soon + " on, instead of 1.0.0.");
        assertThat(gate("unschedule", "1.1.0", "--as", "olga", "--reason", "Not now."))
                .isZero();
        assertThat(gate("set-policy", "--quorum", "2", "--as", "ada", "--reason", "Four eyes are few."))
                .isZero();
        assertThat(gate("correct-time", "--as", "ada", "--reason", "?")).isEqualTo(RegistryCommand.REFUSED);
        assertThat(gate("re-base", "1.1.0", "--number", "1.2.0", "--as", "ann")).isEqualTo(RegistryCommand.REFUSED);
    }

    @Test
    void a_refusal_is_told_in_plain_words_and_ends_with_1() {
        assertThat(gate("activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga"))
                .isEqualTo(RegistryCommand.REFUSED);
        assertThat(text()).contains("Refused (NOT_APPROVED): The version is not approved.");
        gate("show", "1.1.0");
        assertThat(gate("reject", "1.1.0", "--shown", found(DIGEST), "--as", "ann", "--reason", "No."))
                .isEqualTo(RegistryCommand.REFUSED);
    }

    @Test
    void nobody_decides_as_a_program_or_as_what_looks_like_one() {
        gate("show", "1.1.0");
        String shown = found(DIGEST);
        for (String who : List.of("service:ann", "service:job", "human:bo", "system:bootstrap")) {
            int code = gate("approve", "--breaking", "1.1.0", "--shown", shown, "--as", who, "--reason", "Read it.");
            assertThat(code).as(who + ": " + text()).isNotZero();
            assertThat(text()).containsAnyOf("Only a person can do this", "the id of a person has no");
            gate("reject", "1.1.0", "--shown", shown, "--as", who, "--reason", "No.");
            gate("set-policy", "--quorum", "2", "--as", who, "--reason", "No.");
        }
        gate("list");
        assertThat(text()).contains("1.1.0 PROPOSED").doesNotContain("1.1.0 REJECTED");
        assertThat(gate("approve", "--breaking", "1.1.0", "--shown", shown, "--as", "bo", "--reason", "Read it."))
                .isZero();
        assertThat(text()).contains("Done, audit entry", ": 1.1.0 approved.");
    }

    @Test
    void the_first_version_is_listed_by_who_began_the_registry() {
        gate("list");
        assertThat(text())
                .contains("1.0.0 ACTIVE, first of the registry, begun by human:ada", "registered by human:ann")
                .doesNotContain("system:bootstrap");
        gate("show", "1.0.0");
        assertThat(text()).contains("begun by human:ada").doesNotContain("system:bootstrap");
    }

    @Test
    void the_same_changes_once_more_end_with_0_and_name_the_proposal_that_waits() throws IOException {
        String summary = folder.resolve("summary.json").toString();
        assertThat(gate("submit", config("1.2.0", 52), summary, "--as", "ann")).isZero();
        assertThat(text()).contains("the same changes wait for a decision as 1.1.0");
        gate("list");
        assertThat(text()).doesNotContain("1.2.0 PROPOSED");
    }

    @Test
    void the_policy_in_force_is_listed_and_what_set_policy_is_not_told_stays() {
        gate("list");
        assertThat(text()).contains("Policy in force: people who must approve: 1; an approval counts for 14 days.");
        gate("set-policy", "--quorum", "2", "--days", "3", "--as", "ada", "--reason", "Four eyes.");
        assertThat(gate("set-policy", "--quorum", "3", "--as", "ada", "--reason", "Six."))
                .isZero();
        gate("list");
        assertThat(text()).contains("must approve: 3; an approval counts for 3 days.");
        gate("set-policy", "--days", "2", "--as", "ada", "--reason", "Fresh.");
        gate("list");
        assertThat(text()).contains("must approve: 3; an approval counts for 2 days.");
        assertThat(gate("set-policy", "--as", "ada", "--reason", "?")).isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--quorum, --days, or both");
    }

    @Test
    void whoever_approves_before_the_quorum_is_told_that_it_is_not_approved_yet() {
        gate("set-policy", "--quorum", "2", "--as", "ada", "--reason", "Four eyes.");
        gate("show", "1.1.0");
        String shown = found(DIGEST);
        gate("approve", "1.1.0", "--breaking", "--shown", shown, "--as", "bo", "--reason", "Read it.");
        assertThat(text()).contains("Approvals: 1 of 2; it is not approved yet", "1 more must approve it");
        gate("approve", "1.1.0", "--breaking", "--shown", shown, "--as", "cy", "--reason", "Read it.");
        assertThat(text()).contains("Approvals: 2 of 2; it can be activated.");
    }

    @Test
    void a_stricter_policy_names_what_waits_for_more_and_its_schedule_stays_in_sight() {
        gate("show", "1.1.0");
        gate("approve", "1.1.0", "--breaking", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        String late = java.time.Instant.now()
                .plusSeconds(30 * 86_400)
                .atOffset(java.time.ZoneOffset.ofHours(1))
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
        gate("schedule", "1.1.0", "--instead-of", "1.0.0", "--from", late, "--as", "olga");
        assertThat(text()).contains("Refused (BAD_SCHEDULE)", "up to 20");
        String soon = java.time.Instant.now()
                .plusSeconds(3600)
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
        gate("schedule", "1.1.0", "--instead-of", "1.0.0", "--from", soon, "--as", "olga");
        assertThat(text()).contains("1.1.0 scheduled, to be active from " + soon + " on, instead of 1.0.0.");
        gate("list");
        assertThat(text()).contains("1.1.0 SCHEDULED", "to be active from " + soon + " on");
        gate("set-policy", "--quorum", "2", "--as", "ada", "--reason", "Four eyes.");
        assertThat(text())
                .contains("Done, audit entry 6: policy set.", "people who must approve: 2")
                .contains("Waits for more: 1.1.0 PROPOSED")
                .contains("approvals: 1 of 2, to be active from " + soon + " on");
        gate("activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga");
        assertThat(text()).contains("Refused (QUORUM_NOT_MET): 1 of 2 people approved");
        gate("list");
        assertThat(text()).contains("to be active from " + soon + " on");
    }

    @Test
    void an_instant_days_and_a_reason_that_nobody_keeps_are_told_in_words() throws IOException {
        for (String instant : List.of("tomorrow", "2026-11-29T06:00")) {
            assertThat(gate("schedule", "1.1.0", "--instead-of", "1.0.0", "--from", instant, "--as", "olga"))
                    .isEqualTo(CommandErrors.BAD_INPUT);
            assertThat(text()).contains(instant, "such as 2026-12-01T06:00:00Z").doesNotContain("java.time");
        }
        assertThat(gate("set-policy", "--days", "15", "--as", "ada", "--reason", "?"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("--days 15: an approval counts for 1 to 14 days.");
        Path empty = Files.writeString(folder.resolve("empty.txt"), " \n");
        assertThat(gate("submit", config("1.2.0", 51), empty.toString(), "--as", "ann"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains(empty + " is empty");
        assertThat(gate("submit", config("1.2.0", 51), config("1.2.0", 51), "--as", "ann", "--reason", "?"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).contains("Unknown option: '--reason'");
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{}");
        assertThat(gate("submit", wrong.toString(), wrong.toString(), "--as", "ann"))
                .isEqualTo(CommandErrors.BAD_INPUT);
        assertThat(text()).startsWith(wrong + ": ");
    }

    @Test
    void a_version_is_withdrawn_by_an_author_and_deprecated_once_it_is_out_of_use() throws IOException {
        gate("submit", config("1.2.0", 51), folder.resolve("summary.json").toString(), "--as", "ann");
        assertThat(gate("withdraw", "1.2.0", "--as", "bo", "--reason", "Not mine."))
                .isEqualTo(RegistryCommand.REFUSED);
        assertThat(gate("withdraw", "1.2.0", "--as", "ann", "--reason", "A mistake."))
                .isZero();
        gate("show", "1.1.0");
        gate("approve", "1.1.0", "--breaking", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        gate("activate", "1.1.0", "--instead-of", "1.0.0", "--as", "olga");
        assertThat(gate("deprecate", "1.1.0", "--as", "ada", "--reason", "Old."))
                .isEqualTo(RegistryCommand.REFUSED);
        assertThat(gate("deprecate", "1.0.0", "--as", "ada", "--reason", "Old."))
                .isZero();
        gate("list");
        assertThat(text()).contains("1.0.0 DEPRECATED", "1.2.0 WITHDRAWN");
    }

    @Test
    void a_second_schedule_says_that_it_takes_the_place_of_the_first() {
        gate("show", "1.1.0");
        gate("approve", "--breaking", "1.1.0", "--shown", found(DIGEST), "--as", "bo", "--reason", "Read it.");
        java.time.Instant soon =
                java.time.Instant.now().plusSeconds(3600).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        String first = soon.toString();
        gate("schedule", "1.1.0", "--instead-of", "1.0.0", "--from", first, "--as", "olga");
        assertThat(text()).doesNotContain("takes the place");
        gate(
                "schedule",
                "1.1.0",
                "--instead-of",
                "1.0.0",
                "--from",
                soon.plusSeconds(60).toString(),
                "--as",
                "olga");
        assertThat(text()).contains("It takes the place of the schedule for " + first + ".");
    }
}
