package io.boxoffice.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.resource.LoadableResource;

/// One migration script of the class path. We look for them ourselves, since Flyway's own search
/// costs more than all the rest of a start.
final class Script extends LoadableResource {
  private static final String ENDING = ".sql";

  private final String path;
  private final String text;

  private Script(String path, String text) {
    this.path = path;
    this.text = text;
  }

  /// All scripts directly in these folders, whichever jars or folders they come from, in the order
  /// of their names.
  static List<Script> in(List<String> locations, ClassLoader classPath) throws IOException {
    TreeMap<String, Script> found = new TreeMap<>();
    for (String location : locations) {
      String folder = location.replaceFirst("^classpath:/*", "").replaceFirst("/+$", "");
      List<URL> places = Collections.list(classPath.getResources(folder));
      if (places.isEmpty()) {
        throw new IOException("no folder " + folder + " on the class path");
      }
      for (URL place : places) {
        for (Script script : at(place, folder)) {
          found.putIfAbsent(script.path, script);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static List<Script> at(URL place, String folder) throws IOException {
    if (place.openConnection() instanceof JarURLConnection jar) {
      return inJar(jar, folder);
    }
    try (Stream<Path> files = Files.list(Path.of(uri(place)))) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .map(file -> new Script(folder + "/" + file.getFileName(), read(file)))
          .toList();
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  private static List<Script> inJar(JarURLConnection connection, String folder) throws IOException {
    connection.setUseCaches(false);
    List<Script> scripts = new ArrayList<>();
    try (var jar = connection.getJarFile()) {
      for (var entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        boolean directlyIn =
            name.startsWith(folder + "/") && name.indexOf('/', folder.length() + 1) < 0;
        if (directlyIn && name.endsWith(ENDING)) {
          try (InputStream in = jar.getInputStream(entry)) {
            scripts.add(new Script(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
          }
        }
      }
    }
    return scripts;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI uri(URL place) throws IOException {
    try {
      return place.toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  String text() {
    return text;
  }

  @Override
  public Reader read() {
    return new StringReader(text);
  }

  @Override
  public String getAbsolutePath() {
    return path;
  }

  @Override
  public String getAbsolutePathOnDisk() {
    return path;
  }

  @Override
  public String getFilename() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String getRelativePath() {
    return path;
  }
}
