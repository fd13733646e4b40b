package io.gatewise.edge.outbox;

/** Divides keys into ranges that are sent independently. */
final class KeyRange {

    /** How many there are; fixed, since rows carry their range. */
    static final int COUNT = 4;

    private KeyRange() {}

    /** The range of a key; the keys of one study (what stands before a '/') share one. */
    static int of(String key) {
        int slash = key.indexOf('/');
        String study = slash < 0 ? key : key.substring(0, slash);
        return Math.floorMod(study.hashCode(), COUNT);
    }
}
