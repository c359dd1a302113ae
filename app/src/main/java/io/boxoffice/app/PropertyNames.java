package io.boxoffice.app;

import io.boxoffice.postgres.InstallationException;
import io.boxoffice.telemetry.LoggingProperties;
import io.boxoffice.web.WebConfiguration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/// The names of the settings that there are, read from the property records of all services,
/// whichever this process serves. A name that none of them has is most likely misspelt, and what it
/// was to set would silently keep its default.
final class PropertyNames {
  /// What stands for the keys of a map.
  private static final String KEY = "<name>";

  /// Whose settings can be given too; Spring Boot documents them.
  private static final Set<String> OTHERS =
      Set.of("logging", "management", "server", "spring", "springdoc");

  /// Slips are shorter than that: a further one was meant to be another name.
  private static final int SLIP_MAX = 3;

  private static final SortedSet<String> ALL = read();

  private PropertyNames() {}

  /// All names, in their order; with `<name>` for the keys of maps.
  static SortedSet<String> all() {
    return ALL;
  }

  /// Throws an [InstallationException] with a sentence about the first name that is none.
  ///
  /// @param variables of the environment, of which only ours are looked at
  static void check(Collection<String> given, Collection<String> variables) {
    given.stream()
        .filter(name -> !isKnown(name))
        .findFirst()
        .ifPresent(name -> refuse("property", name, name));
    variables.stream()
        .filter(variable -> EnvironmentNames.isUnknown(variable, ALL))
        .sorted()
        .findFirst()
        .ifPresent(name -> refuse("property for the variable", name, name.replace('_', '.')));
  }

  private static boolean isKnown(String name) {
    String first = name.split("[.\\[]", 2)[0];
    return OTHERS.contains(first)
        || ALL.stream().anyMatch(known -> plain(name).matches(pattern(plain(known))));
  }

  private static String pattern(String known) {
    return known.replace(".", "\\.").replace(KEY, "[^.]+");
  }

  /// As Spring Boot compares names: in whatever case, with or without hyphens.
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_\\]]", "").replace('[', '.');
  }

  private static void refuse(String what, String name, String like) {
    String hint =
        nearest(like)
            .map(known -> "did you mean " + known + "?")
            .orElse("docs/configuration.md lists those that there are.");
    throw new InstallationException("There is no " + what + " " + name + "; " + hint);
  }

  private static Optional<String> nearest(String name) {
    return ALL.stream()
        .min(Comparator.comparingInt(known -> slips(known, name)))
        .filter(known -> slips(known, name) <= SLIP_MAX);
  }

  /// A key of a map is nobody's slip: the given one stands for the key of the known name.
  private static int slips(String known, String given) {
    String[] segments = plain(given).split("\\.", -1);
    int key = List.of(known.split("\\.", -1)).indexOf(KEY);
    String with = key >= 0 && key < segments.length ? known.replace(KEY, segments[key]) : known;
    return Slips.between(plain(with), plain(given));
  }

  private static SortedSet<String> read() {
    List<Class<?>> records =
        new ArrayList<>(List.of(LoggingProperties.class, DatabaseProperties.class));
    Stream.concat(
            Stream.of(WebConfiguration.class),
            Stream.of(ServiceModule.values()).map(ServiceModule::configuration))
        .map(configuration -> configuration.getAnnotation(EnableConfigurationProperties.class))
        .forEach(
            enabled -> {
              if (enabled != null) {
                records.addAll(List.of(enabled.value()));
              }
            });
    SortedSet<String> names = new TreeSet<>();
    for (Class<?> type : records) {
      read(type, type.getAnnotation(ConfigurationProperties.class).value(), names);
    }
    return names;
  }

  private static void read(Class<?> type, String prefix, SortedSet<String> names) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
      if (component.getType().isRecord()) {
        read(component.getType(), name, names);
      } else if (component.getType() == Map.class) {
        read(valueType(component), name + "." + KEY, names);
      } else {
        names.add(name);
      }
    }
  }

  private static Class<?> valueType(RecordComponent map) {
    return Arrays.stream(((ParameterizedType) map.getGenericType()).getActualTypeArguments())
        .skip(1)
        .map(type -> (Class<?>) type)
        .findFirst()
        .orElseThrow();
  }
}
