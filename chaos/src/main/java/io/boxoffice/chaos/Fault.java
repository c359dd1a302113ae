package io.boxoffice.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be made to go wrong.
public enum Fault {
  KILL_SERVER("kill -9 of the process, which is then started again"),
  TERMINATE_SERVER("SIGTERM of the process, which ends cleanly and is started again"),
  KILL_POSTGRES("kill -9 of the PostgreSQL server"),
  KILL_BACKEND("kill -9 of one session of PostgreSQL, at which it drops all of them"),
  STOP_SERVER("SIGSTOP of the process, SIGCONT after a while"),
  STOP_POSTGRES("SIGSTOP of all of PostgreSQL, SIGCONT after a while"),
  PROVIDER_DOWN("the payment provider closes connections"),
  PROVIDER_SLOW("the payment provider answers after 2 s"),
  PROVIDER_ERRORS("the payment provider fails every third call"),
  PROVIDER_FORGETFUL("the payment provider does its work and its answers are lost"),
  PROVIDER_GREEDY("the payment provider captures twice"),
  WEBHOOKS_DOUBLE("each webhook comes twice"),
  WEBHOOKS_LATE("webhooks come 4 s later"),
  WEBHOOKS_SHUFFLED("webhooks overtake each other"),
  WEBHOOKS_MUTE("webhooks do not come"),
  SMTP_DOWN("the mail server is off"),
  SMTP_REFUSING("the mail server refuses for now"),
  CLOCK_AHEAD("the clock of the process jumps 1 h ahead, and back"),
  CLOCK_BACK("the clock of the process jumps 1 h back, and ahead again"),
  DISK_FULL("the disk of the installation is full"),
  SLOW_DISK("writes and fsync stall for 300 ms, again and again");

  private final String meaning;

  Fault(String meaning) {
    this.meaning = meaning;
  }

  /// All but the kill of the process, which is counted on its own.
  public static List<Fault> others() {
    return Arrays.stream(values()).filter(fault -> fault != KILL_SERVER).toList();
  }

  /// The fault that the command line calls so.
  public static Optional<Fault> named(String name) {
    return Arrays.stream(values()).filter(fault -> fault.wireName().equals(name)).findFirst();
  }

  /// Such as `kill-server`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What happens, in a few words.
  public String meaning() {
    return meaning;
  }

  boolean isOfDisk() {
    return this == DISK_FULL || this == SLOW_DISK;
  }

  boolean isOfClock() {
    return this == CLOCK_AHEAD || this == CLOCK_BACK;
  }
}
