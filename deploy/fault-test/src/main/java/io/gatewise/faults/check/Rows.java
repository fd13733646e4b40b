package io.gatewise.faults.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a database. */
final class Rows implements AutoCloseable {

    private final Connection connection;

    Rows(Connection connection) {
        this.connection = connection;
    }

    /** The rows of a query, columns joined by a blank. */
    List<String> lines(String query) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var line = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    line.append(column == 1 ? "" : " ").append(rows.getString(column));
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    /** What {@code query} finds is a violation each, called {@code what}. */
    List<String> none(String what, String query) throws SQLException {
        return lines(query).stream().map(line -> what + ": " + line).toList();
    }

    /** A query's first column to its second, as text. */
    Map<String, String> pairs(String query) throws SQLException {
        var pairs = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
