import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies an exported audit log without the library: {@code java VerifyLog.java LOG [SEQ:HASH ...]}.
 *
 * <p>Prints one line a level: its name, HOLDS, FAILS or NOT_CHECKED, and the entry where it first fails (0 where it does not). Ends
 * with 0 when nothing fails, 1 when something does, 2 for bad usage. Needs nothing but a JDK.
 */
public final class VerifyLog {

    private static final Pattern LINE = Pattern.compile("\\{\"hash\":\"([0-9a-f]{64})\",\"entry\":(\\{.*})}\n");
    private static final Pattern FIELD = Pattern.compile("\"([a-z_]+)\":(?:\"([^\"\\\\]*)\"|([0-9]+|true|false)|\\[([^\\]]*)])");
    private static final Pattern MARK = Pattern.compile("([0-9]{1,15}):([0-9a-f]{64})");

    private final Map<String, Map<String, String>> versions = new HashMap<>(); // by number: the entry that submitted it
    private final Map<String, String> states = new HashMap<>();
    private final Map<String, Map<String, Long>> votes = new HashMap<>();
    private final Set<String> onceActive = new HashSet<>();
    private String active = "";

    public static void main(String[] arguments) throws Exception {
        Map<Long, String> marks = new TreeMap<>();
        for (int i = 1; i < arguments.length; i++) {
            Matcher mark = MARK.matcher(arguments[i]);
            if (mark.matches()) {
                marks.put(Long.parseLong(mark.group(1)), mark.group(2));
            }
        }
        if (arguments.length == 0 || marks.size() != arguments.length - 1) {
            System.err.println("Usage: java VerifyLog.java LOG [SEQ:HASH ...]");
            System.exit(2);
        }
        System.exit(new VerifyLog().verify(lines(Path.of(arguments[0])), marks));
    }

    private static List<String> lines(Path log) throws Exception {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1); // a byte is a character
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    private int verify(List<String> lines, Map<Long, String> marks) throws Exception {
        long chain = 0;
        long lie = 0;
        long fold = 0;
        String previous = "";
        String origin = "";
        long at = 0;
        Set<String> requests = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            long seq = i + 1;
            Matcher parts = LINE.matcher(lines.get(i));
            String hash = parts.matches() ? parts.group(1) : "";
            lie = lie == 0 && marks.containsKey(seq) && !marks.get(seq).equals(hash) ? seq : lie;
            if (chain != 0) {
                continue;
            }
            try {
                require(!hash.isEmpty() && sha256("io.calibration.audit.v1\n" + parts.group(2)).equals(hash));
                Map<String, String> e = fields(parts.group(2));
                String from = e.get("store") + "\n" + e.get("scope") + "\n";
                require(i == 0 || from.equals(origin));
                require(e.get("previous").equals(i == 0 ? sha256("io.calibration.genesis.v1\n" + from) : previous));
                require(e.get("format").equals("1") && number(e, "seq") == seq && number(e, "at") >= at);
                require(requests.add(e.get("request")));
                origin = from;
                previous = hash;
                at = number(e, "at");
                fold = fold == 0 && !followed(e) ? seq : fold;
            } catch (IllegalArgumentException | NullPointerException broken) {
                chain = seq;
            }
        }
        for (long mark : marks.keySet()) {
            lie = lie == 0 && mark > lines.size() ? lines.size() + 1 : lie;
        }
        tell("CHAIN", true, chain);
        tell("CHECKPOINTS", !marks.isEmpty(), lie);
        tell("FOLD", chain == 0, chain == 0 ? fold : 0);
        return chain + lie + fold == 0 ? 0 : 1;
    }

    private static void tell(String level, boolean checked, long seq) {
        System.out.println(level + " " + (!checked ? "NOT_CHECKED" : seq == 0 ? "HOLDS" : "FAILS") + " " + seq);
    }

    private boolean followed(Map<String, String> e) {
        try {
            follow(e);
            return true;
        } catch (IllegalArgumentException | NullPointerException brokenRule) {
            return false;
        }
    }

    /** The life cycle, written down once more. */
    private void follow(Map<String, String> e) {
        String number = e.get("version");
        String state = states.getOrDefault(number, "");
        switch (e.get("action")) {
            case "refused" -> {}
            case "bootstrapped" -> {
                require(active.isEmpty() && e.get("actor").startsWith("human:"));
                e.put("authors", "\"service:system:bootstrap\"");
                register(e, "approved");
                move(number);
            }
            case "submitted" -> {
                require(!versions.containsKey(number) && e.get("base").equals(active));
                require(e.get("base_content").equals(versions.get(active).get("content")));
                require(!e.get("base_content").equals(e.get("content")));
                register(e, "proposed");
            }
            case "approved" -> {
                require(state.equals("proposed") && versions.get(number).get("base").equals(active));
                require(isTrue(e, "acknowledges_breaking") || !isTrue(versions.get(number), "breaking"));
                review(e);
                states.put(number, counting(e) >= number(versions.get(number), "quorum") ? "approved" : "proposed");
                require(states.get(number).equals(e.get("to")));
            }
            case "rejected" -> {
                require(isOpen(number));
                review(e);
                states.put(number, "rejected");
            }
            case "withdrawn" -> {
                require(isOpen(number) && isAuthor(e));
                states.put(number, "withdrawn");
            }
            case "activated" -> {
                require(versions.get(number).get("base").equals(active));
                require(counting(e) >= number(versions.get(number), "quorum"));
                target(e, state);
            }
            case "rolled_back" -> {
                require(onceActive.contains(number));
                target(e, state);
            }
            case "deprecated" -> {
                require(state.equals("approved") && !active.equals(number));
                states.put(number, "deprecated");
            }
            default -> throw new IllegalArgumentException();
        }
    }

    private void register(Map<String, String> e, String state) {
        versions.put(e.get("version"), e);
        states.put(e.get("version"), state);
        votes.put(e.get("version"), new HashMap<>());
    }

    private void review(Map<String, String> e) {
        Map<String, String> submitted = versions.get(e.get("version"));
        require(e.get("actor").startsWith("human:") && !isAuthor(e));
        require(e.get("binding").equals(submitted.get("binding")) && e.get("content").equals(submitted.get("content")));
        require(votes.get(e.get("version")).put(id(e.get("actor")), number(e, "at")) == null);
    }

    private void target(Map<String, String> e, String state) {
        require(state.equals("approved") && e.get("from").equals(active) && !active.equals(e.get("version")));
        require(e.get("content").equals(versions.get(e.get("version")).get("content")));
        move(e.get("version"));
    }

    private void move(String number) {
        active = number;
        onceActive.add(number);
    }

    private boolean isOpen(String number) {
        return Set.of("proposed", "approved").contains(states.getOrDefault(number, "")) && !onceActive.contains(number);
    }

    private boolean isAuthor(Map<String, String> e) {
        Map<String, String> submitted = versions.get(e.get("version"));
        String who = id(e.get("actor"));
        return who.equals(id(submitted.get("actor"))) && !submitted.get("action").equals("bootstrapped")
                || Arrays.stream(submitted.get("authors").replace("\"", "").split(","))
                        .anyMatch(author -> !author.isEmpty() && id(author).equals(who));
    }

    private long counting(Map<String, String> e) {
        long validity = number(versions.get(e.get("version")), "vote_validity_seconds") * 1_000_000;
        return votes.get(e.get("version")).values().stream().filter(at -> number(e, "at") - at <= validity).count();
    }

    private static Map<String, String> fields(String entry) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = FIELD.matcher(entry);
        int end = 1;
        for (; field.find() && field.start() == end; end = field.end() + 1) {
            String value = field.group(2) != null ? field.group(2) : field.group(3) != null ? field.group(3) : field.group(4);
            require(fields.put(field.group(1), value) == null);
        }
        require(end == entry.length());
        return fields;
    }

    private static String id(String actor) {
        return actor.substring(actor.indexOf(':') + 1);
    }

    private static long number(Map<String, String> e, String name) {
        return Long.parseLong(e.get(name));
    }

    private static boolean isTrue(Map<String, String> e, String name) {
        return "true".equals(e.get(name));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
