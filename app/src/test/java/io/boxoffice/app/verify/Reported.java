package io.boxoffice.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

/// What a report says.
final class Reported {

  private Reported() {}

  /// It says that a promise is broken, by what, and why.
  static void expect(
      Report report, Check check, String log, long version, long position, String sentence) {
    assertThat(report.holds()).isFalse();
    assertThat(report.violations())
        .filteredOn(violation -> violation.check() == check)
        .anySatisfy(
            violation -> {
              assertThat(violation.sentence()).contains(sentence);
              assertThat(violation.log()).isEqualTo(log);
              assertThat(violation.version()).isEqualTo(version);
              assertThat(violation.position()).isEqualTo(position);
            });
    assertThat(report.text()).contains("The first counterexample:");
  }

  static long examined(Report report, Check check) {
    return report.results().stream()
        .filter(result -> result.check() == check)
        .mapToLong(Report.Result::examined)
        .sum();
  }

  static long done(Report report, Hop hop) {
    return count(report, hop).done();
  }

  static long underWay(Report report, Hop hop) {
    return count(report, hop).underWay();
  }

  private static Report.HopCount count(Report report, Hop hop) {
    return report.hops().stream()
        .filter(count -> count.event().equals(hop.event()))
        .findFirst()
        .orElseThrow();
  }
}
