package io.boxoffice.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.UnmatchedArgsBinding;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Properties given as `--boxoffice.orders.pay-within=20s`, in any place of the command line.
@Command // picocli wants a mark on a mixin without options.
final class PropertyArguments {
  private final List<String> arguments = new ArrayList<>();
  private CommandSpec spec = CommandSpec.create();

  /// Takes what is left over. picocli lets a command have `@Unmatched` arguments, but not a mixin.
  @Spec(Spec.Target.MIXEE)
  void addTo(CommandSpec command) {
    spec = command;
    command.addUnmatchedArgsBinding(
        UnmatchedArgsBinding.forStringArrayConsumer(
            new ISetter() {
              @Override
              public <T> T set(T unmatched) {
                if (unmatched instanceof String[] all) {
                  arguments.addAll(List.of(all));
                }
                return unmatched;
              }
            }));
  }

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
