package io.boxoffice.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version of this build, from the jar.
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String jar =
        Optional.ofNullable(Boxoffice.class.getPackage().getImplementationVersion())
            .orElse("development");
    return new String[] {
      "boxoffice " + jar, "Java " + Runtime.version(),
    };
  }
}
