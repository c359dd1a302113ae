package io.boxoffice.postgres;

import io.boxoffice.core.Sha256;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// The migrations of one service, found on the class path, and what runs them.
record Migrations(List<Script> scripts) {

  /// The Flyway table in the service's schema.
  static final String HISTORY = "flyway_schema_history";

  Migrations {
    scripts = List.copyOf(scripts);
  }

  /// @param locations folders on the class path, e.g. `db/eventlog`; `classpath:` before it is
  ///     allowed
  static Migrations find(List<String> locations) {
    try {
      return new Migrations(Script.in(locations, Migrations.class.getClassLoader()));
    } catch (IOException e) {
      throw new InstallationException("The migrations in " + locations + " can't be read.", e);
    }
  }

  /// Changes when any script changes, is added or removed.
  String fingerprint() {
    StringBuilder all = new StringBuilder();
    for (Script script : scripts) {
      all.append(script.getFilename()).append('\n').append(script.text()).append('\n');
    }
    return HexFormat.of().formatHex(Sha256.of(all.toString()));
  }

  /// Brings the schema up to date. Safe when two processes do it at once: Flyway takes a lock.
  ///
  /// `outOfOrder`: versions 1.x are the platform's, 2.x the service's; a later platform version
  /// comes to databases that already have some of the service's.
  void run(DataSource owner, ServiceRoles roles) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(owner)
          .defaultSchema(roles.service())
          .schemas(roles.service())
          .createSchemas(false)
          .table(HISTORY)
          .loggers("slf4j")
          .outOfOrder(true)
          .resourceProvider(new ScriptProvider(scripts))
          .javaMigrationClassProvider(List::of)
          .skipDefaultCallbacks(true)
          .cleanDisabled(true)
          .placeholders(
              Map.of(
                  "schema", roles.service(),
                  "runner", roles.runner(),
                  "readers", roles.readers(),
                  "owner", roles.owner()))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new InstallationException(
          "The database of " + roles.service() + " could not be brought up to date.", e);
    }
  }
}
