package io.boxoffice.app;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Settings as variables of the environment: `BOXOFFICE_ORDERS_PAYWITHIN`.
final class EnvironmentNames {
  private static final String OURS = "BOXOFFICE_";

  /// What the launcher and single commands read, which are no settings.
  private static final Set<String> OF_COMMANDS =
      Set.of("BOXOFFICE_JDK", "BOXOFFICE_JAVA_OPTIONS", "BOXOFFICE_BUILD", "BOXOFFICE_TOKEN");

  /// What container platforms set for each service they know, such as one named `boxoffice-orders`:
  /// nobody wrote these, so nobody misspelt them.
  private static final Pattern LINK =
      Pattern.compile(
          ".*_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?)?"
              + "|NAME|ENV_\\w+)");

  private EnvironmentNames() {}

  /// Whether a variable looks like a setting of ours and is none of these.
  static boolean isUnknown(String variable, Collection<String> known) {
    return variable.startsWith(OURS)
        && !OF_COMMANDS.contains(variable)
        && known.stream().noneMatch(name -> variable.matches(pattern(name)))
        && !LINK.matcher(variable).matches();
  }

  /// Hyphens are left out, or underscores too.
  private static String pattern(String name) {
    return name.replace("<name>", "0")
        .toUpperCase(Locale.ROOT)
        .replace('.', '_')
        .replace("-", "_?")
        .replace("0", "[A-Z0-9]+");
  }
}
