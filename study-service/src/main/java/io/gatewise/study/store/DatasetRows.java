package io.gatewise.study.store;

import io.gatewise.edge.security.Caller;
import io.gatewise.model.message.DataReference;
import io.gatewise.model.study.ArtifactReference;
import io.gatewise.study.dataset.DatasetProfile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of table {@code datasets}. */
final class DatasetRows {

    private DatasetRows() {}

    /** Whether it is new: the same content was not there under that name. */
    static boolean write(Handle transaction, StoredDataset dataset) {
        var statement = transaction.createUpdate("""
                insert into datasets (owner, name, digest, uploaded_at, profile, content)
                values (:owner, :name, :digest, :at, cast(:profile as jsonb), cast(:content as jsonb))
                on conflict (owner, name, digest) do nothing
                """);
        Json.bind(statement, "profile", dataset.profile());
        Json.bind(statement, "content", dataset.data().content());
        boolean isNew = statement
                        .bind("owner", dataset.owner())
                        .bind("name", dataset.name())
                        .bind("digest", dataset.data().digest())
                        .bind("at", dataset.uploadedAt())
                        .execute()
                == 1;
        if (!isNew) {
            // the name means what was uploaded last
            transaction
                    .createUpdate("update datasets set uploaded_at = :at"
                            + " where owner = :owner and name = :name and digest = :digest")
                    .bind("owner", dataset.owner())
                    .bind("name", dataset.name())
                    .bind("digest", dataset.data().digest())
                    .bind("at", dataset.uploadedAt())
                    .execute();
        }
        return isNew;
    }

    /** The newest of that name that the caller may see, else the one of that digest; their own before others'. */
    static Optional<StoredDataset> find(Handle handle, Caller caller, String nameOrDigest) {
        if (nameOrDigest.indexOf('\0') >= 0) {
            return Optional.empty(); // PostgreSQL refuses the question
        }
        return handle.createQuery("""
                        select * from datasets where (name = :key or digest = :key) and (:all or owner = :owner)
                        order by owner = :owner desc, name = :key desc, uploaded_at desc limit 1
                        """)
                .bind("key", nameOrDigest)
                .bind("all", caller.seesAll())
                .bind("owner", caller.owner())
                .map((row, context) -> dataset(row))
                .findOne();
    }

    /** Whether a data set of that digest is there; it stays until the transaction ends. */
    static boolean hold(Handle transaction, String digest) {
        return !transaction
                .createQuery("select name from datasets where digest = :digest for share")
                .bind("digest", digest)
                .mapTo(String.class)
                .list()
                .isEmpty();
    }

    static boolean isThere(Handle handle, String digest) {
        return handle.createQuery("select exists (select from datasets where digest = :digest)")
                .bind("digest", digest)
                .mapTo(Boolean.class)
                .one();
    }

    /** The digests of those that go by that name or digest; the rows are locked. */
    static List<String> lock(Handle transaction, String owner, String key) {
        return transaction
                .createQuery("select digest from datasets where owner = :owner and (name = :key or digest = :key)"
                        + " for update")
                .bind("owner", owner)
                .bind("key", key)
                .mapTo(String.class)
                .list();
    }

    /** A study that may need one of these, which no other name keeps; its id is empty where it is another owner's. */
    static Optional<String> user(Handle transaction, String owner, String key) {
        return transaction
                .createQuery("""
                        select case when s.owner = :owner then s.id else '' end as id
                        from studies s join datasets d on s.data ->> 'digest' = d.digest
                        where d.owner = :owner and (d.name = :key or d.digest = :key) and s.state not in ('cancelled', 'deleted')
                            and not exists (select from datasets o
                                where o.digest = d.digest and (o.owner <> :owner or o.name <> :key and o.digest <> :key))
                        order by id desc limit 1
                        """)
                .bind("key", key)
                .bind("owner", owner)
                .mapTo(String.class)
                .findOne();
    }

    static void delete(Handle transaction, String owner, String key) {
        transaction
                .createUpdate("delete from datasets where owner = :owner and (name = :key or digest = :key)")
                .bind("owner", owner)
                .bind("key", key)
                .execute();
    }

    /** The newest of each name of each owner that the caller may see, by name. */
    static List<StoredDataset> newest(Handle handle, Caller caller) {
        return handle.createQuery("select distinct on (name, owner) * from datasets where :all or owner = :owner"
                        + " order by name, owner, uploaded_at desc")
                .bind("all", caller.seesAll())
                .bind("owner", caller.owner())
                .map((row, context) -> dataset(row))
                .list();
    }

    private static StoredDataset dataset(ResultSet row) throws SQLException {
        return new StoredDataset(
                row.getString("owner"),
                row.getString("name"),
                Json.read(row, "profile", DatasetProfile.class),
                new DataReference(row.getString("digest"), Json.read(row, "content", ArtifactReference.class)),
                Json.instant(row, "uploaded_at"));
    }
}
