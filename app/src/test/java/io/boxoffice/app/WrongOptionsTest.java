package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// What benches and chaos refuse before they start anything.
final class WrongOptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bench|What is to be measured?",
        "bench onsale --seconds 0|--seconds is between 1 and 300",
        "bench onsale --connections 9000|--connections is between 1 and 8,000",
        "bench onsale --warm-up 301|--warm-up is between 0 and 300",
        "bench onsale --releases 101|--releases is between 0 and 100",
        "bench onsale --baseline --releases 5|Only the product takes holds back",
        "bench onsale --baseline --rate 5|Rivals are compared at full load",
        "bench onsale --limit --sweep|--sweep is for the product alone",
        "bench restart --events 0|--events is between 1 and 1,000,000",
        "chaos --kills -1|--kills is between 0 and 10,000",
        "chaos --faults nope|No fault: nope. Either all, or none, or of these: ",
        "chaos --faults all,none|No fault: all. Either all, or none, or of these: "
      })
  void what_makes_no_sense_is_refused_with_a_reason(String words, String reason) {
    var err = new StringWriter();
    CommandLine program = Boxoffice.commandLine().setErr(new PrintWriter(err));

    int status = program.execute(words.split(" ", -1));

    assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains(reason);
  }
}
