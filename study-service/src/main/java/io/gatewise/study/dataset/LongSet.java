package io.gatewise.study.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A set of 64-bit hashes: 16 bytes a member at most, open addressing. */
final class LongSet {

    private static final int SMALLEST = 1 << 10;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] slots = new long[SMALLEST];
    private int size;
    private boolean zero;

    /** Whether {@code hash} was not there before. */
    boolean add(long hash) {
        if (hash == 0) {
            boolean isNew = !zero;
            zero = true;
            return isNew;
        }
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        return put(hash);
    }

    int size() {
        return size + (zero ? 1 : 0);
    }

    boolean contains(long hash) {
        if (hash == 0) {
            return zero;
        }
        return slots[slot(hash)] == hash;
    }

    private boolean put(long hash) {
        int at = slot(hash);
        if (slots[at] == hash) {
            return false;
        }
        slots[at] = hash;
        size++;
        return true;
    }

    private int slot(long hash) {
        int at = (int) (hash ^ (hash >>> 32)) & (slots.length - 1);
        while (slots[at] != 0 && slots[at] != hash) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        size = 0;
        Arrays.stream(old).filter(hash -> hash != 0).forEach(this::put);
    }

    /** Goes on hashing: {@code text} and an end mark after what {@code hash} stands for (FNV-1a, then mixed). */
    static long hash(long hash, String text) {
        long value = hash ^ 0xcbf29ce484222325L;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            value = (value ^ (octet & 0xff)) * FNV_PRIME;
        }
        value = (value ^ 0x1ff) * FNV_PRIME;
        value = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L; // splitmix64's finaliser spreads the low bits
        return value ^ (value >>> 31);
    }
}
