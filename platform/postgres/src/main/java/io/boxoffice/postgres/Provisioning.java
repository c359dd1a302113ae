package io.boxoffice.postgres;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.postgresql.util.PasswordUtil;

/// Makes the database, the schema and the roles of one service. Every step may be repeated, and two
/// processes may do it at once.
final class Provisioning {
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final String DATABASE_EXISTS = "42P04";
  private static final String UNIQUE_VIOLATION = "23505";

  /// Of this class's own doing, so that a later version can do more.
  private static final String LAYOUT = "boxoffice 1 ";

  /// SCRAM makes guesses of a password dear by repeating its hash for each (RFC 7677). Ours are 256
  /// random bits, which nobody guesses; 4,096 repetitions take milliseconds for each connection.
  static final int SCRAM_ITERATIONS = 1;

  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String LOCK = "select pg_advisory_xact_lock(7165067438123)";
  private static final String MARK =
      "select obj_description(to_regnamespace(?)::oid, 'pg_namespace')";
  private static final String ROLE_EXISTS = "select 1 from pg_roles where rolname = ?";
  private static final String IS_SUPERUSER =
      "select rolsuper from pg_roles where rolname = current_user";

  private static final String DATABASE_GRANTS =
      """
      revoke all on database {database} from public;
      revoke all on schema public from public;
      grant connect on database {database} to {readers}, {owner};
      """;

  private static final String SCHEMA =
      """
      grant {readers} to {runner};
      create schema if not exists {schema} authorization {owner};
      alter role {runner} in database {database} set search_path = {schema};
      alter role {owner} in database {database} set search_path = {schema};
      """;

  /// As the owner. The readers' right to look up names in the schema reads nothing by itself: they
  /// see the tables that migrations grant to them.
  private static final String SCHEMA_GRANTS =
      """
      grant usage on schema {schema} to {runner}, {readers};
      alter default privileges in schema {schema}
        grant select, insert, update, delete on tables to {runner};
      alter default privileges in schema {schema} grant usage, select on sequences to {runner};
      alter default privileges revoke execute on functions from public;
      alter default privileges in schema {schema} grant execute on functions to {runner};
      """;

  private final ServiceRoles roles;

  Provisioning(ServiceRoles roles) {
    this.roles = roles;
  }

  /// A connection of the administrator; the database is made when it does not exist.
  static Connection connect(DatabaseServer server) throws SQLException {
    try {
      return server.connect();
    } catch (SQLException e) {
      if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
        throw e;
      }
      createDatabase(server);
      return server.connect();
    }
  }

  /// Nobody is ever connected to `template0`, so that nobody can be in the way.
  private static void createDatabase(DatabaseServer server) throws SQLException {
    try (Connection connection = server.withDatabase("postgres").connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + server.database() + " template template0");
    } catch (SQLException e) {
      boolean raced =
          DATABASE_EXISTS.equals(e.getSQLState()) || UNIQUE_VIOLATION.equals(e.getSQLState());
      if (!raced) {
        throw e;
      }
    }
  }

  /// Whether the schema was last brought up to date with exactly these migrations.
  boolean isDone(Connection admin, String fingerprint) throws SQLException {
    try (PreparedStatement query = admin.prepareStatement(MARK)) {
      query.setString(1, roles.service());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            && Optional.ofNullable(rows.getString(1))
                .filter((LAYOUT + fingerprint)::equals)
                .isPresent();
      }
    }
  }

  /// All or nothing, one process at a time.
  void provide(Connection admin) throws SQLException {
    admin.setAutoCommit(false);
    try (Statement statement = admin.createStatement()) {
      statement.execute(LOCK);
      role(admin, roles.readers(), "nologin");
      login(admin, roles.owner());
      login(admin, roles.runner());
      if (!isTrue(admin, IS_SUPERUSER)) {
        statement.execute(filled("grant {owner} to current_user"));
      }
      statement.execute(filled(DATABASE_GRANTS));
      statement.execute(filled(SCHEMA));
      statement.execute(filled("set local role {owner}"));
      statement.execute(filled(SCHEMA_GRANTS));
      admin.commit();
    } catch (SQLException e) {
      admin.rollback();
      throw e;
    } finally {
      admin.setAutoCommit(true);
    }
  }

  /// Remembers what the schema is up to date with; from now on the history is the owner's alone.
  ///
  /// Under the lock: PostgreSQL refuses two changes of one catalog entry at the same time.
  void done(Connection owner, String fingerprint) throws SQLException {
    owner.setAutoCommit(false);
    try (Statement statement = owner.createStatement()) {
      statement.execute(LOCK);
      statement.execute(filled("revoke all on {schema}." + Migrations.HISTORY + " from {runner}"));
      statement.execute(filled("comment on schema {schema} is '" + LAYOUT + fingerprint + "'"));
      owner.commit();
    }
  }

  private void login(Connection admin, String name) throws SQLException {
    role(admin, name, "login");
    // Only the verifier is sent, so that no log and no statistics ever see the password.
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    String verifier =
        PasswordUtil.encodeScramSha256(roles.password(name).toCharArray(), SCRAM_ITERATIONS, salt);
    try (Statement statement = admin.createStatement()) {
      statement.execute("alter role " + name + " with login password '" + verifier + "'");
    }
  }

  private static void role(Connection admin, String name, String kind) throws SQLException {
    try (PreparedStatement query = admin.prepareStatement(ROLE_EXISTS)) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        if (rows.next()) {
          return;
        }
      }
    }
    try (Statement statement = admin.createStatement()) {
      statement.execute("create role " + name + " " + kind);
    }
  }

  private static boolean isTrue(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  /// Names can't be parameters of such statements. Each was checked to be letters, digits and
  /// underscores.
  private String filled(String sql) {
    return sql.replace("{database}", roles.database())
        .replace("{schema}", roles.service())
        .replace("{owner}", roles.owner())
        .replace("{runner}", roles.runner())
        .replace("{readers}", roles.readers());
  }
}
