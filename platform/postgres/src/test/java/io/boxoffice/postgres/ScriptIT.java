package io.boxoffice.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptIT {
  @TempDir Path folder;

  @Test
  void scripts_are_found_in_jars_and_folders_in_the_order_of_their_names() throws Exception {
    Path jar = folder.resolve("scripts.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name :
          List.of(
              "db/",
              "db/jar/",
              "db/jar/V1_2__b.sql",
              "db/jar/V1_1__a.sql",
              "db/jar/x.txt",
              "db/jar/deeper/",
              "db/jar/deeper/V9__c.sql")) {
        out.putNextEntry(new JarEntry(name));
        out.write(name.endsWith(".sql") ? name.getBytes(StandardCharsets.UTF_8) : new byte[0]);
      }
    }
    try (URLClassLoader classPath =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ScriptIT.class.getClassLoader())) {
      List<Script> found = Script.in(List.of("classpath:db/notes", "db/jar/"), classPath);
      assertThat(found)
          .extracting(Script::getRelativePath)
          .containsExactly("db/jar/V1_1__a.sql", "db/jar/V1_2__b.sql", "db/notes/V1_1__notes.sql");
      assertThat(found.getFirst().text()).isEqualTo("db/jar/V1_1__a.sql");
      assertThat(found.getFirst().getFilename()).isEqualTo("V1_1__a.sql");
    }
  }

  @Test
  void a_location_that_is_nowhere_is_a_mistake() {
    assertThatThrownBy(() -> Script.in(List.of("db/nowhere"), ScriptIT.class.getClassLoader()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("db/nowhere");
  }
}
