package io.gatewise.study.store;

import io.gatewise.model.study.StudyId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The SQL of table {@code leftovers}, and of who else needs an artifact. */
final class LeftoverRows {

    static final String STUDY = "study";
    static final String DATASET = "dataset";

    /** First key of the advisory locks on data sets' digests: "data" in ASCII. */
    private static final int DATA_LOCKS = 0x64617461;

    private LeftoverRows() {}

    /**
     * Whose artifacts are to be removed.
     *
     * @param since when something was left last: a row that was left anew isn't the same
     */
    record Leftover(String kind, String owner, Instant since) {}

    static void leave(Handle transaction, String kind, String owner, Instant at) {
        transaction
                .createUpdate("insert into leftovers (kind, owner, since) values (:kind, :owner, :at)"
                        + " on conflict (kind, owner) do update set since = excluded.since")
                .bind("kind", kind)
                .bind("owner", owner)
                .bind("at", at)
                .execute();
    }

    static List<Leftover> all(Handle handle) {
        return handle.createQuery("select * from leftovers order by since")
                .map((row, context) ->
                        new Leftover(row.getString("kind"), row.getString("owner"), Json.instant(row, "since")))
                .list();
    }

    static void removed(Handle transaction, Leftover leftover) {
        transaction
                .createUpdate("delete from leftovers where kind = :kind and owner = :owner and since = :since")
                .bind("kind", leftover.kind())
                .bind("owner", leftover.owner())
                .bind("since", leftover.since())
                .execute();
    }

    /** The paths that studies which are not deleted start from. */
    static Set<String> starts(Handle handle) {
        return handle.createQuery("select start -> 'content' ->> 'path' from studies"
                        + " where start is not null and state <> 'deleted'")
                .mapTo(String.class)
                .set();
    }

    /** Keeps others from adding or removing the data set's content until the transaction ends. */
    static void lockData(Handle transaction, String digest) {
        transaction
                .createQuery("select pg_advisory_xact_lock(:class, hashtext(:digest))")
                .bind("class", DATA_LOCKS)
                .bind("digest", digest)
                .mapToMap()
                .list();
    }

    /** A deleted study that a network's path names as its owner leaves it when nobody starts from it any more. */
    static void leaveStart(Handle transaction, String path, Instant at) {
        ownerOfModel(path).forEach(owner -> {
            boolean deleted = transaction
                    .createQuery("select exists (select from studies where id = :id and state = 'deleted')")
                    .bind("id", owner.value())
                    .mapTo(Boolean.class)
                    .one();
            if (deleted) {
                leave(transaction, STUDY, owner.value(), at);
            }
        });
    }

    /** The study that a model's path belongs to; none for one that was uploaded. */
    static List<StudyId> ownerOfModel(String path) {
        String[] names = path.split("/", 3);
        boolean trained = names.length == 3 && names[0].equals("models") && !names[1].equals("uploaded");
        return trained ? List.of(new StudyId(names[1])) : List.of();
    }
}
