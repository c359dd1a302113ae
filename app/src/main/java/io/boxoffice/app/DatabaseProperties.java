package io.boxoffice.app;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// Which database server an installation is on.
///
/// @param url its JDBC URL, such as `jdbc:postgresql://db:5432/boxoffice`; without one an embedded
///     server is started in the data folder
/// @param user who may create roles and schemas there
/// @param password the password of that user
@ConfigurationProperties("boxoffice.database")
record DatabaseProperties(
    @Nullable String url,
    @DefaultValue("postgres") String user,
    @DefaultValue("") String password) {

  /// Read before the process is configured, which needs the server.
  ///
  /// @param given on the command line; what is not is looked for in the environment
  static DatabaseProperties of(Map<String, Object> given) {
    var sources = new MutablePropertySources();
    sources.addLast(new MapPropertySource("given", given));
    sources.addLast(
        new SystemEnvironmentPropertySource(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            Map.copyOf(System.getenv())));
    return new Binder(ConfigurationPropertySources.from(sources))
        .bindOrCreate("boxoffice.database", DatabaseProperties.class);
  }

  /// The URL of a server that is not ours to start; empty for the embedded one.
  Optional<String> external() {
    return Optional.ofNullable(url).filter(text -> !text.isBlank());
  }

  @Override
  public String toString() {
    return "DatabaseProperties[hidden]";
  }
}
