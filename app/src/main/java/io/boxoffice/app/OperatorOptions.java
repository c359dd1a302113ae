package io.boxoffice.app;

import io.boxoffice.postgres.InstallationException;
import io.boxoffice.web.Role;
import java.net.URI;
import java.nio.file.Files;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where a running installation is, and who asks.
@Command
final class OperatorOptions {
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8080",
      description = "Where the installation answers (default: ${DEFAULT-VALUE}).")
  private URI url = URI.create("http://localhost:8080");

  @Option(
      names = "--token",
      paramLabel = "T",
      defaultValue = "${env:BOXOFFICE_TOKEN:-}",
      description =
          "An operator's access token (default: BOXOFFICE_TOKEN of the environment). A development"
              + " installation in --data needs none: one is made with its keys.")
  private String token = "";

  OperatorApi api() {
    if (url.getHost() == null) {
      throw new InstallationException("The URL must look like http://localhost:8080.");
    }
    return new OperatorApi(url, token.isBlank() ? developmentToken() : token.strip());
  }

  private String developmentToken() {
    if (!Files.isDirectory(data.folder.resolve("keys"))) {
      throw new InstallationException(
          "An operator's token is needed: give --token, set BOXOFFICE_TOKEN, or name the folder of"
              + " a development installation with --data.");
    }
    Development.require(data.folder);
    return TokenCommand.token(new Keys(data.folder.resolve("keys")), Role.OPERATOR);
  }
}
