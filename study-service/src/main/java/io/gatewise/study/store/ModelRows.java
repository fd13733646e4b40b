package io.gatewise.study.store;

import io.gatewise.model.study.ArtifactReference;
import io.gatewise.model.study.ModelProfile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of table {@code models}. */
final class ModelRows {

    private ModelRows() {}

    /** Whether it is new: the same content was not there under that name. Either way the name means it from now on. */
    static boolean write(Handle transaction, StoredModel model) {
        var statement = transaction.createQuery("""
                insert into models (name, digest, uploaded_at, profile, content)
                values (:name, :digest, :at, cast(:profile as jsonb), cast(:content as jsonb))
                on conflict (name, digest) do update set uploaded_at = excluded.uploaded_at, profile = excluded.profile
                returning xmax = 0
                """);
        Json.bind(statement, "profile", model.profile());
        Json.bind(statement, "content", model.content());
        return statement
                .bind("name", model.name())
                .bind("digest", model.content().sha256())
                .bind("at", model.uploadedAt())
                .mapTo(Boolean.class)
                .one();
    }

    /** The newest of that name, else the one of that digest. */
    static Optional<StoredModel> find(Handle handle, String nameOrDigest) {
        return handle.createQuery("""
                        select * from models where name = :key or digest = :key
                        order by name = :key desc, uploaded_at desc limit 1
                        """)
                .bind("key", nameOrDigest)
                .map((row, context) -> model(row))
                .findOne();
    }

    /** A study that isn't over and starts from one of these; empty if there is none. */
    static Optional<String> user(Handle transaction, String nameOrDigest) {
        return transaction
                .createQuery("""
                        select s.id from studies s join models m on s.start -> 'content' ->> 'sha256' = m.digest
                        where (m.name = :key or m.digest = :key) and s.state not in ('finished', 'cancelled', 'deleting', 'deleted')
                        order by s.id limit 1
                        """)
                .bind("key", nameOrDigest)
                .mapTo(String.class)
                .findOne();
    }

    /** How many there were of that name or digest. */
    static int delete(Handle transaction, String nameOrDigest) {
        return transaction
                .createUpdate("delete from models where name = :key or digest = :key")
                .bind("key", nameOrDigest)
                .execute();
    }

    /** The newest of each name, by name. */
    static List<StoredModel> newest(Handle handle) {
        return handle.createQuery("select distinct on (name) * from models order by name, uploaded_at desc")
                .map((row, context) -> model(row))
                .list();
    }

    private static StoredModel model(ResultSet row) throws SQLException {
        return new StoredModel(
                row.getString("name"),
                Json.read(row, "profile", ModelProfile.class),
                Json.read(row, "content", ArtifactReference.class),
                Json.instant(row, "uploaded_at"));
    }
}
