package io.calibration.baseline;

import io.calibration.Calibration;
import io.calibration.analysis.Analyzer;
import io.calibration.jdbc.JdbcMetricSource;
import io.calibration.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.ClassFile;
import javassist.bytecode.MethodInfo;

/** The public types of the packages that a module exports to everybody, as class files without code, by name. */
record ExportedTypes(SortedMap<String, byte[]> classes) {

    /** One class of each module that is published. */
    private static final List<Class<?>> PUBLISHED =
            List.of(Analyzer.class, Calibration.class, JdbcMetricSource.class, SettableClock.class);

    static ExportedTypes ofAllModules() throws IOException, URISyntaxException {
        return of(PUBLISHED);
    }

    static ExportedTypes ofApiAndCore() throws IOException, URISyntaxException {
        return of(PUBLISHED.subList(0, 2));
    }

    /** The types that stand in no other. */
    List<String> topLevel() {
        return classes.keySet().stream().filter(name -> !name.contains("$")).toList();
    }

    /** The same as if this method were gone. */
    ExportedTypes withoutMethod(String type, String name) throws IOException {
        ClassFile less = read(classes.getOrDefault(type, new byte[0]));
        less.getMethods().removeIf(method -> method.getName().equals(name));
        SortedMap<String, byte[]> others = new TreeMap<>(classes);
        others.put(type, withoutCode(less));
        return new ExportedTypes(others);
    }

    /** As a jar whose bytes depend on nothing else. */
    byte[] jar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (var type : classes.entrySet()) {
                ZipEntry entry = new ZipEntry(type.getKey() + ".class");
                entry.setTime(0);
                jar.putNextEntry(entry);
                jar.write(type.getValue());
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static ExportedTypes of(List<Class<?>> modules) throws IOException, URISyntaxException {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        for (Class<?> one : modules) {
            Path place = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            for (ModuleReference module : ModuleFinder.of(place).findAll()) {
                add(module, classes);
            }
        }
        return new ExportedTypes(classes);
    }

    private static void add(ModuleReference module, SortedMap<String, byte[]> classes) throws IOException {
        Set<String> exported = module.descriptor().exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .map(name -> name.replace('.', '/'))
                .collect(Collectors.toSet());
        try (ModuleReader reader = module.open()) {
            for (String name :
                    reader.list().filter(entry -> entry.endsWith(".class")).toList()) {
                int end = name.lastIndexOf('/');
                if (end > 0 && exported.contains(name.substring(0, end))) {
                    try (var in = reader.open(name).orElseThrow()) {
                        addPublic(in.readAllBytes(), classes);
                    }
                }
            }
        }
    }

    private static void addPublic(byte[] bytes, SortedMap<String, byte[]> classes) throws IOException {
        ClassFile type = read(bytes);
        boolean isPublic = type.getInnerAccessFlags() < 0
                ? AccessFlag.isPublic(type.getAccessFlags())
                : AccessFlag.isPublic(type.getInnerAccessFlags());
        if (isPublic) {
            classes.put(type.getName().replace('.', '/'), withoutCode(type));
        }
    }

    private static ClassFile read(byte[] bytes) throws IOException {
        return new ClassFile(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static byte[] withoutCode(ClassFile type) throws IOException {
        type.getMethods().removeIf(method -> AccessFlag.isPrivate(method.getAccessFlags()));
        type.getFields().removeIf(field -> AccessFlag.isPrivate(field.getAccessFlags()));
        for (MethodInfo method : type.getMethods()) {
            method.removeCodeAttribute();
        }
        type.removeAttribute("BootstrapMethods");
        type.removeAttribute("SourceFile");
        type.compact();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        type.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
