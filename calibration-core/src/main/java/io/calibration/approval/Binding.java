package io.calibration.approval;

import io.calibration.config.Version;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Base;
import io.calibration.registry.Digest;
import io.calibration.registry.ScopeId;
import io.calibration.registry.SubmissionEvidence;
import org.jspecify.annotations.Nullable;

/** What consent is bound to: everything that a reviewer was shown, and where it is to apply. */
record Binding(
        String store,
        ScopeId scope,
        Version version,
        Digest content,
        @Nullable Base base,
        @Nullable SubmissionEvidence evidence,
        ApprovalPolicy policy,
        int round) {

    Digest digest() {
        return new FieldsDigest("io.calibration.binding.v1")
                .with("store", store)
                .with("scope", scope)
                .with("version", version)
                .with("content", content)
                .with("base", base == null ? null : base.version())
                .with("base_content", base == null ? null : base.content())
                .with("difference", evidence == null ? null : evidence.difference())
                .with("summary", evidence == null ? null : evidence.summary())
                .with("snapshot", evidence == null ? null : evidence.snapshot())
                .with("report", evidence == null ? null : evidence.report())
                .with("compatibility", evidence == null ? null : evidence.compatibility())
                .with("policy", digest(policy))
                .with("round", round)
                .digest();
    }

    private static Digest digest(ApprovalPolicy policy) {
        return new FieldsDigest("io.calibration.policy.v1")
                .with("quorum", policy.quorum())
                .with("vote_validity_seconds", policy.voteValidity().toSeconds())
                .digest();
    }
}
