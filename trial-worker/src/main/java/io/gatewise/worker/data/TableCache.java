package io.gatewise.worker.data;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tables read last, as many as fit. Safe for several threads; one reads at a time, so that slots
 * that start on the same data read it once.
 */
public final class TableCache {

    private final long maxBytes;
    private final Map<Key, Table> tables = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * What was read.
     *
     * @param digest  the data set's digest
     * @param columns what of it
     */
    public record Key(String digest, TableColumns columns) {}

    /** How to get a table that isn't there. */
    @FunctionalInterface
    public interface Loader {

        /** Reads the table. */
        Table load() throws IOException;
    }

    /** An empty cache that holds about {@code maxBytes}, and always the table read last. */
    public TableCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The table, from here or from {@code loader}. */
    public synchronized Table get(Key key, Loader loader) throws IOException {
        Table known = tables.get(key);
        if (known != null) {
            return known;
        }
        Table loaded = loader.load();
        tables.put(key, loaded);
        bytes += loaded.bytes();
        dropOldest();
        return loaded;
    }

    private void dropOldest() {
        Iterator<Table> oldestFirst = tables.values().iterator();
        while (bytes > maxBytes && tables.size() > 1) {
            bytes -= oldestFirst.next().bytes();
            oldestFirst.remove();
        }
    }
}
