package io.calibration.approval;

import io.calibration.approval.FieldsDigest.Binding;
import io.calibration.config.Version;
import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.Action;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegisteredVersion.Base;
import io.calibration.registry.RegisteredVersion.Evidence;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An audit log that nobody's gate wrote: each entry is what the test wants it to be, an hour after the one before, rightly chained. */
final class WrittenLog {

    static final String STORE = "memory:corpus";
    static final ScopeId SCOPE = new ScopeId("dating");

    private static final Pattern ORIGIN = Pattern.compile("\"store\":\"([^\"]*)\",\"scope\":\"([^\"]*)\"");
    private static final Pattern PREVIOUS = Pattern.compile("\"previous\":\"[0-9a-f]{64}\"");
    private static final Digest NONE = some("nothing");

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Digest> bindings = new HashMap<>();
    private ApprovalPolicy policy = ApprovalPolicy.DEFAULT;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    /** Bootstrapped, submitted, approved, activated. */
    static WrittenLog plain() {
        return approved().activate("1.1.0", "1.0.0");
    }

    /** The first three entries of that. */
    static WrittenLog approved() {
        return proposed().approve("human:bo", "1.1.0", VersionState.APPROVED);
    }

    /** The first two. */
    static WrittenLog proposed() {
        return new WrittenLog().bootstrap("1.0.0").submit("1.1.0", "1.0.0");
    }

    /** Proposed, then two approvals within a day are asked for. */
    static WrittenLog twoAsked() {
        return proposed().setPolicy("human:ada", "1.0.0", 2, Duration.ofDays(1));
    }

    /** The same once more, to try what may come next. */
    WrittenLog copy() {
        WrittenLog copy = new WrittenLog().under(policy.quorum(), policy.voteValidity());
        copy.texts.addAll(texts);
        copy.bindings.putAll(bindings);
        copy.now = now;
        return copy;
    }

    static Digest some(String what) {
        return Content.utf8(what).digest();
    }

    static Digest config(String version) {
        return some("config " + version);
    }

    WrittenLog pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** The policy of the entries from here on. */
    WrittenLog under(int quorum, Duration validity) {
        policy = new ApprovalPolicy(quorum, validity);
        return this;
    }

    WrittenLog bootstrap(String version) {
        bindings.put(version, binding(version, null, null));
        return add(
                "human:ada",
                new RegistryEvent.Bootstrapped(new Version(version), config(version), bindings.get(version)));
    }

    WrittenLog submit(String version, String base) {
        return submit(version, base, false, some("snapshot"), some("report"), List.of(Actor.human("ann")));
    }

    /** By hand: without snapshot, report and authors beside the registrant. */
    WrittenLog submitBreaking(String version, String base) {
        return submit(version, base, true, null, null, List.of());
    }

    private WrittenLog submit(
            String version, String base, boolean breaking, Digest snapshot, Digest report, List<Actor> authors) {
        Base changed = new Base(new Version(base), config(base));
        Evidence evidence =
                new Evidence(some("difference"), some("summary"), snapshot, report, some("compatibility"), breaking);
        bindings.put(version, binding(version, changed, evidence));
        return add(
                "service:job",
                new RegistryEvent.Submitted(
                        new Version(version), config(version), bindings.get(version), changed, evidence, 1, authors));
    }

    private Digest binding(String version, Base base, Evidence evidence) {
        return new Binding(STORE, SCOPE, new Version(version), config(version), base, evidence, policy, 1).digest();
    }

    WrittenLog approve(String by, String version, VersionState to) {
        return approve(by, version, to, false);
    }

    WrittenLog approve(String by, String version, VersionState to, boolean acknowledges) {
        return add(
                by,
                new RegistryEvent.Approved(new Version(version), config(version), shown(version), to, acknowledges));
    }

    WrittenLog reject(String by, String version) {
        return add(by, new RegistryEvent.Rejected(new Version(version), config(version), shown(version)));
    }

    WrittenLog withdraw(String by, String version) {
        return add(by, new RegistryEvent.Withdrawn(new Version(version)));
    }

    WrittenLog activate(String version, String from) {
        return add("human:olga", new RegistryEvent.Activated(new Version(version), config(version), new Version(from)));
    }

    WrittenLog rollBack(String version, String from) {
        return add(
                "human:olga", new RegistryEvent.RolledBack(new Version(version), config(version), new Version(from)));
    }

    WrittenLog deprecate(String version) {
        return add("human:ada", new RegistryEvent.Deprecated(new Version(version)));
    }

    /** Due this long after the entry. */
    WrittenLog schedule(String version, String from, Duration later) {
        return add(
                "human:olga",
                new RegistryEvent.Scheduled(new Version(version), config(version), new Version(from), now.plus(later)));
    }

    WrittenLog unschedule(String version) {
        return add("human:olga", new RegistryEvent.Unscheduled(new Version(version)));
    }

    WrittenLog setPolicy(String by, String active, int quorum, Duration validity) {
        return under(quorum, validity).add(by, new RegistryEvent.PolicySet(new Version(active)));
    }

    /** To an earlier time by this much, or a later one. */
    WrittenLog correctTime(String by, String active, Duration step) {
        return pass(step).add(by, new RegistryEvent.TimeCorrected(new Version(active)));
    }

    /** Until this long after the entry. */
    WrittenLog acceptFinding(String by, String active, Duration time) {
        return add(
                by,
                new RegistryEvent.FindingAccepted(
                        new Version(active), some("finding"), Actor.human("ann"), now.plus(time)));
    }

    WrittenLog look(String active) {
        return add(
                "service:job",
                new RegistryEvent.LookTaken(new Version(active), some("report"), Actor.human("ann"), now));
    }

    WrittenLog refuse(Action attempted, String version, RefusalCode... codes) {
        return add("human:olga", new RegistryEvent.Refused(new Version(version), attempted, List.of(codes)));
    }

    private WrittenLog add(String by, RegistryEvent event) {
        long seq = texts.size() + 1L;
        boolean silent = (event instanceof RegistryEvent.Submitted)
                || (event instanceof RegistryEvent.Activated)
                || (event instanceof RegistryEvent.Scheduled)
                || (event instanceof RegistryEvent.LookTaken)
                || (event instanceof RegistryEvent.Refused);
        texts.add(AuditJson.write(new AuditEntry(
                STORE,
                SCOPE,
                seq,
                NONE,
                now,
                policy,
                Actor.parse(by),
                event,
                silent ? null : some("reason " + seq),
                new RequestId("request-" + seq),
                some("arguments " + seq))));
        return chain().pass(Duration.ofHours(1));
    }

    /** Changes the text of an entry, then numbers nothing anew and chains all anew. */
    WrittenLog edit(int seq, String from, String to) {
        String text = texts.get(seq - 1);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("Entry " + seq + " does not say " + from);
        }
        texts.set(seq - 1, text.replace(from, to));
        return chain();
    }

    /** Changes the text of every entry. */
    WrittenLog editAll(String from, String to) {
        for (int seq = 1; seq <= texts.size(); seq++) {
            edit(seq, from, to);
        }
        return this;
    }

    /** Binds what an entry submits anew, after it was changed. */
    WrittenLog rebind(int seq) {
        AuditEntry entry = AuditJson.read(texts.get(seq - 1));
        RegistryEvent.Submitted e = (RegistryEvent.Submitted) entry.event();
        Binding binding =
                new Binding(STORE, SCOPE, e.version(), e.content(), e.base(), e.evidence(), entry.policy(), e.round());
        return edit(seq, e.binding().hex(), binding.digest().hex());
    }

    /** The binding digest of a version. */
    Digest shown(String version) {
        return bindings.getOrDefault(version, NONE);
    }

    /** Takes an entry out; the others keep their numbers. */
    WrittenLog remove(int seq) {
        texts.remove(seq - 1);
        return chain();
    }

    /** Hangs an entry on another hash, and those behind it on it. */
    WrittenLog hang(int seq, Digest previous) {
        texts.set(seq - 1, PREVIOUS.matcher(texts.get(seq - 1)).replaceFirst("\"previous\":\"" + previous + "\""));
        return chainFrom(seq, AuditLine.hash(texts.get(seq - 1)));
    }

    private WrittenLog chain() {
        return chainFrom(0, genesis());
    }

    private WrittenLog chainFrom(int index, Digest before) {
        Digest previous = before;
        for (int i = index; i < texts.size(); i++) {
            texts.set(i, PREVIOUS.matcher(texts.get(i)).replaceFirst("\"previous\":\"" + previous + "\""));
            previous = AuditLine.hash(texts.get(i));
        }
        return this;
    }

    Digest genesis() {
        Matcher origin = ORIGIN.matcher(texts.get(0));
        return origin.find()
                ? some("io.calibration.genesis.v1\n" + origin.group(1) + "\n" + origin.group(2) + "\n")
                : NONE;
    }

    /** Where the log stands after so many entries, as a checkpoint is written. */
    String mark(int seq) {
        return seq + ":" + (seq == 0 ? genesis() : AuditLine.hash(texts.get(seq - 1)));
    }

    /** The line of an entry. */
    String line(int seq) {
        String text = texts.get(seq - 1);
        return "{\"hash\":\"" + AuditLine.hash(text) + "\",\"entry\":" + text + "}\n";
    }

    /** The whole file. */
    String file() {
        StringBuilder file = new StringBuilder();
        for (int seq = 1; seq <= texts.size(); seq++) {
            file.append(line(seq));
        }
        return file.toString();
    }
}
