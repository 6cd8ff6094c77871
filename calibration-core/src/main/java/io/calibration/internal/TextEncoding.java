package io.calibration.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** How a text is encoded, as far as its first bytes tell: by their mark, or by the zeros around the first sign of JSON. */
public enum TextEncoding {
    UTF_32_LE(Charset.forName("UTF-32LE"), 0xFF, 0xFE, 0, 0), // before UTF-16, whose mark it begins with
    UTF_32_BE(Charset.forName("UTF-32BE"), 0, 0, 0xFE, 0xFF),
    UTF_16_LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
    UTF_16_BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
    UTF_8(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF);

    /** So many bytes tell. */
    public static final int LOOKED_AT = 4;

    private final Charset charset;

    @SuppressWarnings("ImmutableEnumChecker") // The array does not leave the enum, where nobody writes to it.
    private final byte[] mark;

    TextEncoding(Charset charset, int... mark) {
        this.charset = charset;
        this.mark = new byte[mark.length];
        for (int i = 0; i < mark.length; i++) {
            this.mark[i] = (byte) mark[i];
        }
    }

    /** The encoding of a text by its first bytes, {@link #LOOKED_AT} of them or all there are. */
    public static TextEncoding of(byte[] first) {
        return Stream.of(values())
                .filter(encoding -> encoding.markLength(first) > 0)
                .findFirst()
                .orElseGet(() -> byZeros(Arrays.copyOf(first, LOOKED_AT), first.length));
    }

    private static TextEncoding byZeros(byte[] first, int length) {
        int zeros = 0; // a bit for each
        for (int i = 0; i < length; i++) {
            zeros |= first[i] == 0 ? 1 << i : 0;
        }
        return switch (zeros) {
            case 0b1110 -> UTF_32_LE;
            case 0b0111 -> UTF_32_BE;
            case 0b1010, 0b10 -> UTF_16_LE;
            case 0b0101, 0b01 -> UTF_16_BE;
            default -> UTF_8;
        };
    }

    /** The length of this encoding's mark, or 0 when the bytes do not begin with it. */
    public int markLength(byte[] first) {
        boolean marked = first.length >= mark.length && Arrays.equals(first, 0, mark.length, mark, 0, mark.length);
        return marked ? mark.length : 0;
    }

    public Charset charset() {
        return charset;
    }
}
