import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies an exported audit log without the library: {@code java VerifyLog.java LOG [SEQ:HASH ...] [--signed FILE --key KEY]}.
 *
 * <p>Prints one line a level: its name, HOLDS, FAILS or NOT_CHECKED, and the entry where it first fails (0 where it does not). Ends
 * with 0 when nothing fails, 1 when something does, 2 for bad usage. Needs nothing but a JDK. The rules: README.md beside this.
 */
public final class VerifyLog {

    private static final Pattern MARK = Pattern.compile("([0-9]{1,15}):([0-9a-f]{64})");
    private static final Pattern LINE = Pattern.compile("\\{\"hash\":\"([0-9a-f]{64})\",\"entry\":(\\{[\\x20-\\x7e]*\\})\\}\n");

    /** A line that is no entry, or an entry that breaks a rule. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    public static void main(String[] arguments) throws Exception {
        int end = arguments.length;
        boolean signed = end > 4 && arguments[end - 4].equals("--signed") && arguments[end - 2].equals("--key");
        List<String> marks = Arrays.asList(arguments).subList(Math.min(1, end), signed ? end - 4 : end);
        if (arguments.length == 0 || !marks.stream().allMatch(mark -> MARK.matcher(mark).matches())) {
            System.err.println("Usage: java VerifyLog.java LOG [SEQ:HASH ...] [--signed FILE --key KEY]");
            System.exit(2);
        }
        try {
            Signed checkpoint =
                    signed ? Signed.read(Files.readAllBytes(Path.of(arguments[end - 3])), arguments[end - 1]) : null;
            String words = verdicts(Files.readAllBytes(Path.of(arguments[0])), marks, checkpoint);
            System.out.print(words);
            System.exit(words.contains("FAILS") ? 1 : 0);
        } catch (Wrong e) {
            System.err.println("The signed checkpoint or the key is not written as one.");
        } catch (IOException e) {
            System.err.println("A file cannot be read: " + e);
        }
        System.exit(2);
    }

    /** The three lines of words. */
    public static String verdicts(byte[] log, List<String> marks) {
        return verdicts(log, marks, null);
    }

    /** The same with a signed checkpoint and a key. */
    public static String verdicts(byte[] log, List<String> marks, byte[] signed, String key) {
        return verdicts(log, marks, Signed.read(signed, key));
    }

    private static String verdicts(byte[] log, List<String> given, Signed signed) {
        List<String> marks = new ArrayList<>(given);
        if (signed != null) {
            marks.addAll(signed.marks());
        }
        boolean verified = signed == null || signed.verified();
        List<String> shown = new ArrayList<>(List.of("")); // the hash beside each entry; before them the genesis
        Set<String> requests = new HashSet<>();
        Life life = new Life();
        String origin = "";
        String previous = "";
        long chain = -1;
        long fold = -1;
        for (String line : lines(log)) {
            long seq = shown.size();
            Matcher parts = LINE.matcher(line);
            shown.add(parts.matches() ? parts.group(1) : "");
            if (chain >= 0) {
                continue;
            }
            Entry e;
            try {
                require(parts.matches() && sha256("io.calibration.audit.v1\n" + parts.group(2)).equals(parts.group(1)));
                e = Entry.read(parts.group(2));
                String from = e.text("store") + "\n" + e.text("scope") + "\n";
                if (seq == 1) {
                    origin = from;
                    previous = sha256("io.calibration.genesis.v1\n" + from);
                    shown.set(0, previous);
                }
                require(from.equals(origin) && e.number("seq") == seq && e.text("previous").equals(previous));
                require(requests.add(e.text("request")));
                require(e.number("at") >= life.at || e.is("refused") || e.is("time_corrected"));
            } catch (Wrong broken) {
                chain = seq;
                continue;
            }
            previous = parts.group(1);
            try {
                if (fold < 0) {
                    life.follow(e);
                }
            } catch (Wrong broken) {
                fold = seq;
            }
            life.at = e.is("refused") ? life.at : e.number("at");
        }
        return said("CHAIN", true, chain)
                + said("CHECKPOINTS", !marks.isEmpty(), verified ? lie(shown, marks) : 0)
                + said("FOLD", chain < 0, chain < 0 ? fold : -1);
    }

    /** Lines with their newlines; a byte is a character. */
    private static List<String> lines(byte[] log) {
        String text = new String(log, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    /** The first entry that is not the one of its checkpoint; -1 when there is none. */
    private static long lie(List<String> shown, List<String> marks) {
        long first = -1;
        for (String text : marks) {
            Matcher mark = MARK.matcher(text);
            require(mark.matches());
            long number = Long.parseLong(mark.group(1));
            boolean empty = number == 0 && shown.size() == 1;
            boolean holds = empty || number < shown.size() && shown.get((int) number).equals(mark.group(2));
            long place = Math.min(number, shown.size());
            first = !holds && (first < 0 || place < first) ? place : first;
        }
        return first;
    }

    private static String said(String level, boolean checked, long seq) {
        return level + " " + (!checked ? "NOT_CHECKED" : seq < 0 ? "HOLDS" : "FAILS") + " " + Math.max(0, seq) + "\n";
    }

    /** The marks that a signed checkpoint comes to, and whether the key signed it. */
    private record Signed(List<String> marks, boolean verified) {

        private static final String NAME = "([!-*,-~]+)";
        private static final Pattern BODY = Pattern.compile(
                "io\\.calibration\\.audit\\.v1/([a-z0-9._:@-]{1,128})/([a-z0-9._:@-]{1,128})\n(0|[1-9][0-9]{0,14})\n([^\n]*)\n");
        private static final Pattern SIGNATURE = Pattern.compile("\u2014 " + NAME + " ([^ \n]+)\n");
        private static final Pattern KEY = Pattern.compile(NAME + "\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");

        static Signed read(byte[] note, String key) {
            String text = new String(note, StandardCharsets.UTF_8);
            int end = text.indexOf("\n\n") + 1;
            Matcher body = BODY.matcher(text.substring(0, end));
            Matcher named = KEY.matcher(key);
            require(body.matches() && named.matches());
            byte[] typed = base64(named.group(3));
            require(typed.length == 33 && typed[0] == 1);
            String hex = HexFormat.of().formatHex(typed);
            String id = sha256(named.group(1) + "\n" + new String(typed, StandardCharsets.ISO_8859_1)).substring(0, 8);
            require(id.equals(named.group(2)));
            byte[] root = base64(body.group(4));
            require(root.length == 32);
            String genesis = sha256("io.calibration.genesis.v1\n" + body.group(1) + "\n" + body.group(2) + "\n");
            List<String> marks = List.of("0:" + genesis, body.group(3) + ":" + HexFormat.of().formatHex(root));
            return new Signed(marks, verified(body.group(), text.substring(end + 1), named.group(1), id, publicKey(hex.substring(2))));
        }

        /** Whether there is a line of this key, and each of them verifies. */
        private static boolean verified(String body, String signatures, String name, String id, PublicKey key) {
            List<Boolean> verified = new ArrayList<>();
            List<String> all = lines(signatures.getBytes(StandardCharsets.UTF_8));
            require(!all.isEmpty() && all.size() <= 16);
            for (String line : all) {
                Matcher parts = SIGNATURE.matcher(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                require(parts.matches());
                byte[] data = base64(parts.group(2));
                require(data.length > 4);
                if (parts.group(1).equals(name) && HexFormat.of().formatHex(data, 0, 4).equals(id)) {
                    verified.add(verifies(key, body, Arrays.copyOfRange(data, 4, data.length)));
                }
            }
            return !verified.isEmpty() && !verified.contains(false);
        }

        private static boolean verifies(PublicKey key, String body, byte[] bytes) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initVerify(key);
                signature.update(body.getBytes(StandardCharsets.US_ASCII));
                return bytes.length == 64 && signature.verify(bytes);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }

        private static PublicKey publicKey(String hex) {
            try {
                byte[] x509 = HexFormat.of().parseHex("302a300506032b6570032100" + hex);
                PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
                Signature.getInstance("Ed25519").initVerify(key); // finds what is no point
                return key;
            } catch (GeneralSecurityException e) {
                throw new Wrong();
            }
        }

        private static byte[] base64(String text) {
            try {
                byte[] data = Base64.getDecoder().decode(text);
                require(Base64.getEncoder().encodeToString(data).equals(text));
                return data;
            } catch (IllegalArgumentException e) {
                throw new Wrong();
            }
        }
    }

    /** The fields of an entry, read by the one form of its action. */
    private record Entry(Map<String, String> fields) {

        private static final Pattern ACTION = Pattern.compile("\"action\":\"([a-z_]+)\"");
        private static final String ID = "[a-z0-9._:@-]{1,128}";
        private static final String ACTOR = "(?:human|service):(?!human:|service:)" + ID;
        private static final String DIGEST = "\"([0-9a-f]{64})\"";
        private static final String INTEGER = "(0|[1-9][0-9]{0,15})";
        private static final String CORE = "(?:0|[1-9][0-9]{0,8})";
        private static final String PRE = "(?:" + CORE + "|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)";
        private static final String VERSION = "\"((?=[^\"]{1,64}\")" + CORE + "\\." + CORE + "\\." + CORE + "(?:-" + PRE + "(?:\\." + PRE + ")*)?)\"";
        private static final String ATTEMPTS = "bootstrap|submit|approve|reject|withdraw|activate|roll_back|deprecate|schedule|unschedule|activate_due"
                + "|set_policy|correct_time";
        private static final String CODES = "not_bootstrapped|already_bootstrapped|unknown_version|version_taken|version_not_greater|nothing_to_change"
                + "|already_proposed|another_open|invalid_content|stale_base|stale_view|human_required|own_proposal|already_voted|not_an_author"
                + "|not_permitted|not_proposed|not_open|not_approved|deprecated|is_active|was_active|never_active|active_changed|expired"
                + "|quorum_not_met|breaking_not_acknowledged|content_missing|content_changed|summary_mismatch|not_scheduled|not_due"
                + "|bad_schedule|base_is_active|rebase_conflict|clock_off|time_ahead|nothing_to_correct|policy_too_weak|request_conflict";

        /** How the value of a field is written, whatever the action; the others are digests. */
        private static final Map<String, String> FORMS = Map.ofEntries(
                Map.entry("format", "(1)"),
                Map.entry("store", "\"(" + ID + ")\""),
                Map.entry("scope", "\"(" + ID + ")\""),
                Map.entry("seq", INTEGER),
                Map.entry("at", INTEGER),
                Map.entry("quorum", INTEGER),
                Map.entry("vote_validity_seconds", INTEGER),
                Map.entry("actor", "\"(" + ACTOR + ")\""),
                Map.entry("action", "\"([a-z_]+)\""),
                Map.entry("version", VERSION),
                Map.entry("base", VERSION),
                Map.entry("from", VERSION),
                Map.entry("due", INTEGER),
                Map.entry("until", INTEGER),
                Map.entry("owner", "\"(" + ACTOR + ")\""),
                Map.entry("to", "\"(proposed|approved)\""),
                Map.entry("acknowledges_breaking", "(true|false)"),
                Map.entry("breaking", "(true|false)"),
                Map.entry("round", "(1)"),
                Map.entry("authors", "\\[((?:" + some(ACTOR) + ")?)\\]"),
                Map.entry("attempted", "\"(" + ATTEMPTS + ")\""),
                Map.entry("codes", "\\[(" + some(CODES) + ")\\]"),
                Map.entry("request", "\"(" + ID + ")\""));

        private static final String FIRST = "format store scope seq previous at quorum vote_validity_seconds actor action version ";
        private static final String LAST = " request arguments";

        /** Which fields an action has in between, in this order. One with a question mark may be absent. */
        private static final Map<String, String> FIELDS = Map.ofEntries(
                Map.entry("bootstrapped", "content binding reason"),
                Map.entry("submitted", "content binding base base_content difference summary snapshot? report? compatibility breaking round authors"),
                Map.entry("approved", "content binding to acknowledges_breaking reason"),
                Map.entry("rejected", "content binding reason"),
                Map.entry("withdrawn", "reason"),
                Map.entry("activated", "content from"),
                Map.entry("rolled_back", "content from reason"),
                Map.entry("deprecated", "reason"),
                Map.entry("scheduled", "content from due"),
                Map.entry("unscheduled", "reason"),
                Map.entry("policy_set", "reason"),
                Map.entry("time_corrected", "reason"),
                Map.entry("finding_accepted", "finding owner until reason"),
                Map.entry("look_taken", "report owner until reason?"),
                Map.entry("refused", "attempted codes"));

        private static final Map<String, Pattern> READERS = new HashMap<>();

        static {
            FIELDS.keySet().forEach(action -> READERS.put(action, reader(action)));
        }

        private static String some(String form) {
            return "\"(?:" + form + ")\"(?:,\"(?:" + form + ")\")*+"; // possessive: a long list must not exhaust the stack
        }

        private static String[] names(String action) {
            return (FIRST + FIELDS.get(action) + LAST).split(" ");
        }

        private static Pattern reader(String action) {
            StringBuilder form = new StringBuilder();
            for (String name : names(action)) {
                String bare = name.replace("?", "");
                String field = "\"" + bare + "\":" + FORMS.getOrDefault(bare, DIGEST) + ",";
                form.append(bare.equals(name) ? field : "(?:" + field + ")?");
            }
            return Pattern.compile("\\{" + form.substring(0, form.length() - 1) + "\\}");
        }

        static Entry read(String text) {
            Matcher action = ACTION.matcher(text);
            require(action.find() && READERS.containsKey(action.group(1)));
            Matcher values = READERS.get(action.group(1)).matcher(text);
            require(values.matches());
            Map<String, String> fields = new HashMap<>();
            String[] names = names(action.group(1));
            for (int i = 0; i < names.length; i++) {
                fields.put(names[i].replace("?", ""), values.group(i + 1));
                require(!FORMS.getOrDefault(names[i], "").equals(INTEGER) || Long.parseLong(values.group(i + 1)) >> 53 == 0);
            }
            Entry e = new Entry(fields);
            require(e.is(action.group(1)));
            require(e.number("quorum") >= 1 && e.number("quorum") <= Integer.MAX_VALUE);
            require(e.number("vote_validity_seconds") >= 60 && e.number("vote_validity_seconds") <= 14 * 24 * 3600);
            return e;
        }

        /** Null when the field is absent. */
        String text(String name) {
            return fields.get(name);
        }

        long number(String name) {
            return Long.parseLong(text(name));
        }

        boolean isTrue(String name) {
            return "true".equals(text(name));
        }

        boolean is(String action) {
            return text("action").equals(action);
        }

        boolean isByPerson() {
            return text("actor").startsWith("human:");
        }

        String who() {
            return id(text("actor"));
        }

        static String id(String actor) {
            return actor.substring(actor.indexOf(':') + 1);
        }

        String binding() {
            String policy = "io.calibration.policy.v1\n" + line("quorum", text("quorum")) + line("vote_validity_seconds", text("vote_validity_seconds"));
            StringBuilder lines = new StringBuilder("io.calibration.binding.v1\n");
            for (String name : "store scope version content base base_content difference summary snapshot report compatibility".split(" ")) {
                lines.append(line(name, text(name)));
            }
            return sha256(lines + line("policy", sha256(policy)) + line("round", "1"));
        }

        private static String line(String name, String value) {
            return name + ":" + (value == null ? "-" : value.length() + ":" + value) + "\n";
        }
    }

    private record Vote(String who, long seq, long at, boolean approves) {}

    /** A version as its log made it. */
    private static final class Version {

        private final Entry registered;
        private final Set<String> authors = new HashSet<>();
        private final List<Vote> votes = new ArrayList<>();
        private String state;
        private boolean wasActive;
        private boolean scheduled;

        Version(Entry registered, String state) {
            this.registered = registered;
            this.state = state;
        }

        boolean is(String name, Entry e) {
            return e.text(name).equals(registered.text(name));
        }

        boolean isOpen() {
            return !wasActive && (state.equals("proposed") || state.equals("approved"));
        }
    }

    /** The life cycle, written down once more. */
    private static final class Life {

        private final Map<String, Version> versions = new HashMap<>();
        private String active = "";
        private String newest = "";
        private long quorum = 1;
        private long validity = 14 * 24 * 3600;
        private long at;
        private long corrected;

        void follow(Entry e) {
            boolean weaker = e.number("quorum") < quorum || e.number("vote_validity_seconds") > validity;
            require(e.is("policy_set") || !weaker);
            Version v = versions.get(e.text("version"));
            require(v != null || e.is("bootstrapped") || e.is("submitted") || e.is("refused"));
            switch (e.text("action")) {
                case "bootstrapped" -> bootstrap(e);
                case "submitted" -> submit(e);
                case "approved" -> approve(e, v);
                case "rejected" -> {
                    require(v.isOpen());
                    review(e, v);
                    end(v, "rejected");
                }
                case "withdrawn" -> {
                    require(v.isOpen() && v.authors.contains(e.who()));
                    end(v, "withdrawn");
                }
                case "activated" -> {
                    requireActivatable(e, v);
                    move(e);
                }
                case "rolled_back" -> {
                    requireTarget(e, v);
                    require(v.wasActive);
                    move(e);
                }
                case "deprecated" -> {
                    require(v.state.equals("approved") && !active.equals(e.text("version")));
                    end(v, "deprecated");
                }
                case "scheduled" -> {
                    requireActivatable(e, v);
                    require(e.number("due") > e.number("at") && lacking(e, v, e.number("due")) <= 0);
                    v.scheduled = true;
                }
                case "unscheduled" -> {
                    require(v.scheduled);
                    v.scheduled = false;
                }
                case "policy_set" -> require(isOfTheScope(e) && e.isByPerson());
                case "time_corrected" -> {
                    require(isOfTheScope(e) && e.isByPerson() && e.number("at") < at);
                    corrected = e.number("seq");
                }
                case "finding_accepted" -> require(isOfTheScope(e) && e.isByPerson() && e.number("until") > e.number("at"));
                case "look_taken" -> require(isOfTheScope(e));
                case "refused" -> {}
                default -> throw new Wrong();
            }
            quorum = e.number("quorum");
            validity = e.number("vote_validity_seconds");
        }

        private void bootstrap(Entry e) {
            require(newest.isEmpty() && e.isByPerson() && e.text("binding").equals(e.binding()));
            Version v = register(e, "approved");
            v.authors.add("system:bootstrap");
            vote(e, v);
            move(e);
        }

        private void submit(Entry e) {
            require(!active.isEmpty() && e.text("base").equals(active));
            require(e.text("base_content").equals(versions.get(active).registered.text("content")));
            require(precedence(e.text("version"), newest) > 0);
            require(!e.text("content").equals(e.text("base_content")) && e.text("binding").equals(e.binding()));
            Version v = register(e, "proposed");
            v.authors.add(e.who());
            for (String author : e.text("authors").replace("\"", "").split(",")) {
                v.authors.add(Entry.id(author));
            }
        }

        private Version register(Entry e, String state) {
            Version v = new Version(e, state);
            versions.put(e.text("version"), v);
            newest = e.text("version");
            return v;
        }

        private void approve(Entry e, Version v) {
            long lacking = lacking(e, v, e.number("at"));
            require(v.state.equals("proposed") || v.state.equals("approved") && !v.wasActive && lacking > 0);
            require(active.equals(v.registered.text("base")));
            require(e.isTrue("acknowledges_breaking") || !v.registered.isTrue("breaking"));
            v.state = lacking <= 1 ? "approved" : v.state;
            require(e.text("to").equals(v.state));
            review(e, v);
        }

        private void review(Entry e, Version v) {
            require(e.isByPerson() && !v.authors.contains(e.who()));
            require(v.votes.stream().noneMatch(vote -> vote.who().equals(e.who())));
            require(v.is("binding", e) && v.is("content", e));
            vote(e, v);
        }

        private static void vote(Entry e, Version v) {
            v.votes.add(new Vote(e.who(), e.number("seq"), e.number("at"), !e.is("rejected")));
        }

        /** How many approvals are missing at this time, under the stricter of both policies. */
        private long lacking(Entry e, Version v, long now) {
            long age = Math.min(e.number("vote_validity_seconds"), v.registered.number("vote_validity_seconds")) * 1_000_000;
            long counting = v.votes.stream()
                    .filter(vote -> vote.approves() && vote.seq() > corrected && vote.at() <= now && now <= vote.at() + age)
                    .count();
            return Math.max(e.number("quorum"), v.registered.number("quorum")) - counting;
        }

        private void requireTarget(Entry e, Version v) {
            require(v.state.equals("approved") && v.is("content", e));
            require(e.text("from").equals(active) && !active.equals(e.text("version")));
        }

        private void requireActivatable(Entry e, Version v) {
            requireTarget(e, v);
            require(active.equals(v.registered.text("base")) && lacking(e, v, e.number("at")) <= 0);
        }

        private void move(Entry e) {
            active = e.text("version");
            versions.get(active).wasActive = true;
            versions.get(active).scheduled = false;
        }

        private static void end(Version v, String state) {
            v.state = state;
            v.scheduled = false;
        }

        private boolean isOfTheScope(Entry e) {
            return active.equals(e.text("version"));
        }
    }

    /** The order of SemVer 2.0.0: below 0, 0 or above 0. */
    private static int precedence(String left, String right) {
        String[] a = left.split("-", 2);
        String[] b = right.split("-", 2);
        int core = compare(a[0].split("\\."), b[0].split("\\."));
        if (core != 0 || a.length + b.length < 4) {
            return core != 0 ? core : b.length - a.length; // without a pre-release is greater
        }
        return compare(a[1].split("\\."), b[1].split("\\."));
    }

    private static int compare(String[] a, String[] b) {
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = compare(a[i], b[i]);
            if (order != 0) {
                return order;
            }
        }
        return a.length - b.length;
    }

    private static int compare(String a, String b) {
        boolean number = a.matches("[0-9]+");
        if (number != b.matches("[0-9]+")) {
            return number ? -1 : 1;
        }
        return number ? Integer.compare(Integer.parseInt(a), Integer.parseInt(b)) : a.compareTo(b);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Wrong();
        }
    }
}
