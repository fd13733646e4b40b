package io.gatewise.study.dataset;

import java.util.OptionalLong;

/** Numbers by 64-bit hash: 32 bytes an entry at most, open addressing. */
final class LongMap {

    private static final int SMALLEST = 1 << 10;

    private long[] keys = new long[SMALLEST];
    private long[] values = new long[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    OptionalLong get(long hash) {
        int at = slot(key(hash));
        return keys[at] == 0 ? OptionalLong.empty() : OptionalLong.of(values[at]);
    }

    void put(long hash, long value) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int at = slot(key(hash));
        size += keys[at] == 0 ? 1 : 0;
        keys[at] = key(hash);
        values[at] = value;
    }

    /** 0 marks a free slot. */
    private static long key(long hash) {
        return hash == 0 ? 1 : hash;
    }

    private int slot(long key) {
        int at = (int) (key ^ (key >>> 32)) & (keys.length - 1);
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
