package io.boxoffice.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderIT {
  @TempDir Path folder;

  @Test
  void it_is_made_with_its_version_and_can_be_opened_again() throws Exception {
    Path data = folder.resolve("a").resolve("data");
    for (int i = 0; i < 2; i++) {
      try (DataFolder opened = DataFolder.open(data)) {
        assertThat(opened.path()).isEqualTo(data.toRealPath());
        assertThat(data.resolve("version")).hasContent("1\n");
        assertThat(data.resolve("boxoffice.lock")).hasContent(ProcessHandle.current().pid() + "\n");
      }
    }
  }

  @Test
  void it_is_opened_once_at_a_time() {
    try (DataFolder opened = DataFolder.open(folder)) {
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("in use by another process");
      assertThat(opened.postgres()).isEqualTo(opened.path().resolve("postgres"));
    }
  }

  @Test
  void another_version_is_refused_and_left_alone() throws Exception {
    Files.writeString(folder.resolve("version"), "2\n");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(InstallationException.class)
          .hasMessageContaining("has layout version 2, but this boxoffice reads version 1");
    }
    assertThat(folder.resolve("version")).hasContent("2\n");
  }

  @Test
  void a_file_in_its_place_is_refused() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> DataFolder.open(file)).isInstanceOf(InstallationException.class);
    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(InstallationException.class);
  }

  @Test
  void secrets_are_made_once_and_closed_to_others() throws Exception {
    try (DataFolder opened = DataFolder.open(folder)) {
      String secret = opened.secret("tokens");
      assertThat(secret).hasSize(43).isEqualTo(opened.secret("tokens"));
      assertThat(secret).isNotEqualTo(opened.secret("other"));
    }
    assertThat(permissions(folder.resolve("keys"))).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("keys").resolve("tokens"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
