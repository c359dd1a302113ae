package io.boxoffice.postgres;

/// Something about this machine or folder keeps the installation from starting. The message is one
/// sentence for the person who started it; nothing was damaged.
public final class InstallationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InstallationException(String sentence) {
    super(sentence);
  }

  public InstallationException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
