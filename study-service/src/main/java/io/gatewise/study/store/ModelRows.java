package io.gatewise.study.store;

import io.gatewise.edge.security.Caller;
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
                insert into models (owner, name, digest, uploaded_at, profile, content)
                values (:owner, :name, :digest, :at, cast(:profile as jsonb), cast(:content as jsonb))
                on conflict (owner, name, digest) do update set uploaded_at = excluded.uploaded_at, profile = excluded.profile
                returning xmax = 0
                """);
        Json.bind(statement, "profile", model.profile());
        Json.bind(statement, "content", model.content());
        return statement
                .bind("owner", model.owner())
                .bind("name", model.name())
                .bind("digest", model.content().sha256())
                .bind("at", model.uploadedAt())
                .mapTo(Boolean.class)
                .one();
    }

    /** The newest of that name that the caller may see, else the one of that digest; their own before others'. */
    static Optional<StoredModel> find(Handle handle, Caller caller, String nameOrDigest) {
        if (nameOrDigest.indexOf('\0') >= 0) {
            return Optional.empty(); // PostgreSQL refuses the question
        }
        return handle.createQuery("""
                        select * from models where (name = :key or digest = :key) and (:all or owner = :owner)
                        order by owner = :owner desc, name = :key desc, uploaded_at desc limit 1
                        """)
                .bind("key", nameOrDigest)
                .bind("all", caller.seesAll())
                .bind("owner", caller.owner())
                .map((row, context) -> model(row))
                .findOne();
    }

    /** A study that isn't over and starts from one of these; its id is empty where it is another owner's. */
    static Optional<String> user(Handle transaction, String owner, String nameOrDigest) {
        return transaction
                .createQuery("""
                        select case when s.owner = :owner then s.id else '' end as id from studies s join models m on s.start -> 'content' ->> 'sha256' = m.digest
                        where m.owner = :owner and (m.name = :key or m.digest = :key) and s.state not in ('finished', 'cancelled', 'deleting', 'deleted')
                        order by id desc limit 1
                        """)
                .bind("key", nameOrDigest)
                .bind("owner", owner)
                .mapTo(String.class)
                .findOne();
    }

    /** How many there were of that name or digest. */
    static int delete(Handle transaction, String owner, String nameOrDigest) {
        return transaction
                .createUpdate("delete from models where owner = :owner and (name = :key or digest = :key)")
                .bind("owner", owner)
                .bind("key", nameOrDigest)
                .execute();
    }

    /** The newest of each name of each owner that the caller may see, by name. */
    static List<StoredModel> newest(Handle handle, Caller caller) {
        return handle.createQuery("select distinct on (name, owner) * from models where :all or owner = :owner"
                        + " order by name, owner, uploaded_at desc")
                .bind("all", caller.seesAll())
                .bind("owner", caller.owner())
                .map((row, context) -> model(row))
                .list();
    }

    private static StoredModel model(ResultSet row) throws SQLException {
        return new StoredModel(
                row.getString("owner"),
                row.getString("name"),
                Json.read(row, "profile", ModelProfile.class),
                Json.read(row, "content", ArtifactReference.class),
                Json.instant(row, "uploaded_at"));
    }
}
