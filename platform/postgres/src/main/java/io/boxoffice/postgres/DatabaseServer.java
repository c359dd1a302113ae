package io.boxoffice.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/// How to reach a PostgreSQL server as an administrator: one who may create databases and roles.
/// Services never work as this user; they get roles of their own from [ServiceDatabase].
///
/// @param jdbcUrl with the name of the installation's database, e.g.
///     `jdbc:postgresql://db.example.org:5432/boxoffice?sslmode=verify-full`
/// @param secret of the installation, from which the passwords of its roles are derived; every
///     process that uses the same database is given the same
public record DatabaseServer(String jdbcUrl, String user, String password, String secret) {
  private static final Pattern URL =
      Pattern.compile("(jdbc:postgresql://[^/?]+/)([a-z][a-z0-9_]{0,30})(\\?.*)?");
  private static final int CONNECT_SECONDS = 10;

  public DatabaseServer {
    if (!URL.matcher(jdbcUrl).matches()) {
      throw new InstallationException(
          "The database URL must look like jdbc:postgresql://host:port/name, the name in small"
              + " letters, digits and underscores.");
    }
  }

  /// The name of the database in the URL.
  public String database() {
    return url().group(2);
  }

  /// The same server and administrator, another database.
  public DatabaseServer withDatabase(String name) {
    Matcher url = url();
    String parameters = url.group(3) == null ? "" : url.group(3);
    return new DatabaseServer(url.group(1) + name + parameters, user, password, secret);
  }

  /// A connection as the administrator.
  public Connection connect() throws SQLException {
    return dataSource(user, password, "boxoffice-admin").getConnection();
  }

  /// Makes the database when it does not exist.
  ///
  /// @throws InstallationException with a sentence for the user when the server can't be reached or
  ///     refuses
  public void require() {
    try {
      Provisioning.connect(this).close();
    } catch (SQLException e) {
      throw new InstallationException(
          "The database %s can't be opened as %s: %s"
              .formatted(url().group(1) + database(), user, e.getMessage()),
          e);
    }
  }

  /// Makes unpooled connections of one user.
  PGSimpleDataSource dataSource(String name, String word, String application) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(jdbcUrl);
    source.setUser(name);
    source.setPassword(word);
    source.setApplicationName(application);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    // Details of errors name values of rows, which may be personal data.
    source.setLogServerErrorDetail(false);
    return source;
  }

  private Matcher url() {
    Matcher matcher = URL.matcher(jdbcUrl);
    if (!matcher.matches()) {
      throw new IllegalStateException("checked when made");
    }
    return matcher;
  }

  @Override
  public String toString() {
    return "DatabaseServer[" + url().group(1) + database() + " as " + user + "]";
  }
}
