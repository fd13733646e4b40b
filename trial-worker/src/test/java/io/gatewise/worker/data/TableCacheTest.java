package io.gatewise.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableCacheTest {

    private final List<String> loads = new ArrayList<>();

    @Test
    void readsATableOnce() throws IOException {
        var cache = new TableCache(1 << 20);

        Table first = get(cache, "a");
        Table second = get(cache, "a");

        assertThat(second).isSameAs(first);
        assertThat(loads).containsExactly("a");
    }

    @Test
    void dropsTheTableThatWasUsedLeastRecentlyWhenFull() throws IOException {
        var cache = new TableCache(2 * 100 * Double.BYTES);

        get(cache, "a");
        get(cache, "b");
        get(cache, "a");
        get(cache, "c");
        get(cache, "a");
        get(cache, "b");

        assertThat(loads).containsExactly("a", "b", "c", "b");
    }

    @Test
    void holdsATableLargerThanItself() throws IOException {
        var cache = new TableCache(1);

        get(cache, "a");
        get(cache, "a");

        assertThat(loads).containsExactly("a");
    }

    private Table get(TableCache cache, String digest) throws IOException {
        return cache.get(new TableCache.Key(digest, TableColumns.numbers(Set.of("y"), null)), () -> {
            loads.add(digest);
            return new Table(Map.of("y", new double[100]), List.of());
        });
    }
}
