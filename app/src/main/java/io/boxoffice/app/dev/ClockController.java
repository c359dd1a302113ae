package io.boxoffice.app.dev;

import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Moves the clock of a development installation. Operators only.
@RestController
@RequestMapping("/api/v1/dev/clock")
public final class ClockController {

  /// Further than any jump that is of interest; a slip of the hand is not to end in the year 3000.
  private static final Duration AHEAD_MAX = Duration.ofDays(1);

  private final ClockShift shift;

  public ClockController(ClockShift shift) {
    this.shift = shift;
  }

  /// How far the clock is ahead of the real time.
  ///
  /// @param ahead such as `PT1H`, or `-PT1H` if it is behind
  record Moved(Duration ahead) {}

  @GetMapping
  Moved clock() {
    return new Moved(shift.ahead());
  }

  @PutMapping
  Moved move(@RequestBody Moved wanted) {
    if (wanted.ahead().abs().compareTo(AHEAD_MAX) > 0) {
      throw new ProblemException(
          Problem.of(400, "invalid-request", "The clock can be moved by at most a day."));
    }
    shift.set(wanted.ahead());
    return clock();
  }
}
