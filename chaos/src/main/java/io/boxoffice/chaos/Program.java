package io.boxoffice.chaos;

import java.util.ArrayList;
import java.util.List;

/// The program under test.
///
/// @param main its class, which takes the arguments of `boxoffice`
/// @param classPath of its JVM
/// @param jvmOptions of its JVM
/// @param properties further properties of the installation, such as
///     `--boxoffice.orders.pay-within=15s`
public record Program(
    String main, String classPath, List<String> jvmOptions, List<String> properties) {

  public Program {
    jvmOptions = List.copyOf(jvmOptions);
    properties = List.copyOf(properties);
  }

  /// The same with more properties; the last of equal ones counts.
  Program with(List<String> more) {
    List<String> all = new ArrayList<>(more);
    all.addAll(properties);
    return new Program(main, classPath, jvmOptions, all);
  }

  /// The JVM makes archives of classes only if all of them are in jars.
  boolean isInJars() {
    return List.of(classPath.split(System.getProperty("path.separator"), -1)).stream()
        .allMatch(entry -> entry.endsWith(".jar"));
  }
}
