package io.boxoffice.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/// Properties given as `--boxoffice.orders.pay-within=20s`, in any place of the command line.
final class PropertyArguments {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Unmatched private List<String> arguments = new ArrayList<>();

  /// The properties by name; refuses anything else that no option took.
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      boolean property = equals > 0 && argument.matches("--[a-z][A-Za-z0-9-]*\\.[^=]+=.*");
      if (!property) {
        throw new ParameterException(
            spec.commandLine(),
            "Unknown argument: "
                + argument
                + "\nProperties look like --boxoffice.orders.pay-within=20s.");
      }
      values.put(argument.substring(2, equals), argument.substring(equals + 1));
    }
    return values;
  }
}
