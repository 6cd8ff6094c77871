package io.calibration.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What hosts and plug-ins compile against may grow. What is taken away or changed is named in the changelog, as {@code Type} or {@code
 * Type.member}, in a line that begins with "Breaks:", or the build fails. After a release the baseline is written anew with {@code
 * -Dcalibration.baseline=write}.
 */
class BaselineTest {

    private static final Path BASELINE = Path.of("src/test/resources/io/calibration/baseline/exported.jar");
    private static final Path CHANGELOG = Path.of("../CHANGELOG.md");
    private static final Pattern BREAKS = Pattern.compile("^- Breaks: (.*)$", Pattern.MULTILINE);
    private static final int MOST_TYPES = 122;

    @Test
    void what_is_taken_away_is_named_in_the_changelog() throws Exception {
        byte[] now = ExportedTypes.ofAllModules().jar();
        if ("write".equals(System.getProperty("calibration.baseline"))) {
            Files.createDirectories(BASELINE.getParent());
            Files.write(BASELINE, now);
        }
        assertThat(unnamed(Files.readAllBytes(BASELINE), now, Files.readString(CHANGELOG)))
                .as("breaks that no line of the changelog names")
                .isEmpty();
    }

    @Test
    void a_member_taken_away_is_found_until_the_changelog_names_it() throws Exception {
        ExportedTypes now = ExportedTypes.ofAllModules();
        ExportedTypes without = now.withoutMethod("io/calibration/Calibration", "collect");
        assertThat(unnamed(now.jar(), without.jar(), "")).containsExactly("Calibration.collect");
        assertThat(unnamed(now.jar(), without.jar(), "- Breaks: `Calibration.collect` is gone.\n"))
                .isEmpty();
    }

    @Test
    void what_is_exported_is_meant() throws Exception {
        assertThat(ExportedTypes.ofApiAndCore().topLevel()).hasSizeLessThanOrEqualTo(MOST_TYPES);
    }

    private static List<String> unnamed(byte[] before, byte[] now, String changelog) throws IOException {
        String released = changelog.split("\n## \\d", 2)[0];
        String named = BREAKS.matcher(released)
                .results()
                .map(line -> line.group(1))
                .reduce("", (all, line) -> all + " " + line);
        return breaks(before, now).stream()
                .filter(name -> !Pattern.compile("`" + Pattern.quote(name) + "`")
                                .matcher(named)
                                .find()
                        && !Pattern.compile("`" + Pattern.quote(type(name)) + "`")
                                .matcher(named)
                                .find())
                .toList();
    }

    private static String type(String name) {
        Matcher member = Pattern.compile("(.*)\\.[a-z]\\w*").matcher(name);
        return member.matches() ? member.group(1) : name;
    }

    private static SortedSet<String> breaks(byte[] before, byte[] now) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.setAccessModifier(AccessModifier.PROTECTED);
        options.setNoAnnotations(true);
        options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
        SortedSet<String> names = new TreeSet<>();
        List<JApiClass> types = new JarArchiveComparator(options)
                .compare(new JApiCmpArchive(before, "before.jar", "1"), new JApiCmpArchive(now, "now.jar", "2"));
        for (JApiClass type : types) {
            String name =
                    type.getFullyQualifiedName().replaceAll("^[a-z.]*", "").replace('$', '.');
            if (isBroken(type)) {
                names.add(name);
            }
            Stream.concat(type.getMethods().stream(), type.getConstructors().stream())
                    .filter(BaselineTest::isBroken)
                    .forEach(member -> names.add(
                            simple(member.getName()).equals(simple(type.getFullyQualifiedName()))
                                    ? name + ".new"
                                    : name + "." + member.getName()));
            type.getFields().stream()
                    .filter(BaselineTest::isBroken)
                    .forEach(field -> names.add(name + "." + field.getName()));
        }
        return names;
    }

    private static String simple(String name) {
        return name.replaceAll(".*[.$]", "");
    }

    private static boolean isBroken(JApiCompatibility part) {
        return part.getCompatibilityChanges().stream()
                .anyMatch(change -> !change.isBinaryCompatible() || !change.isSourceCompatible());
    }
}
