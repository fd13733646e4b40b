package io.gatewise.ring;

import io.gatewise.local.EmbeddedDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/** What pg_dump does: all rows of a database as of one instant, while others go on writing; and how they come back. */
final class DatabaseDump {

    private final Map<String, byte[]> rows = new LinkedHashMap<>();

    private DatabaseDump() {}

    static DatabaseDump of(String url) throws SQLException, IOException {
        var dump = new DatabaseDump();
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (var tables = statement.executeQuery(
                    "select quote_ident(table_name) from information_schema.tables where table_schema = 'public'")) {
                while (tables.next()) {
                    dump.rows.put(tables.getString(1), new byte[0]);
                }
            }
            for (String table : dump.rows.keySet()) {
                var out = new ByteArrayOutputStream();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", out);
                dump.rows.put(table, out.toByteArray());
            }
            connection.rollback();
        }
        return dump;
    }

    /** Puts the rows in place of those that are there. */
    void restore(String url) throws SQLException, IOException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // rows come in any order: references are looked at by nobody meanwhile
            statement.execute("set local session_replication_role = replica");
            statement.execute("truncate " + String.join(", ", rows.keySet()));
            for (var table : rows.entrySet()) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table.getKey() + " from stdin", new ByteArrayInputStream(table.getValue()));
            }
            connection.commit();
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD);
    }
}
