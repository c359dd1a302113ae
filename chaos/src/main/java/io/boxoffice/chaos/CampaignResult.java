package io.boxoffice.chaos;

import io.boxoffice.core.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a campaign did and found.
///
/// @param seed of the plan
/// @param made how often each fault happened
/// @param planned faults that were to happen, those that did included
/// @param notPossible faults that this machine does not allow, and why
/// @param slowestRecovery the longest time until it sold again after a fault
/// @param mailCopies mails that were handed over more than once, with the same id
/// @param violations the first sentence of each
/// @param folder where everything is kept if there are violations
public record CampaignResult(
    long seed,
    Map<Fault, Integer> made,
    int planned,
    Map<Fault, String> notPossible,
    Recording recording,
    Recorder.Rest rest,
    Duration slowestRecovery,
    Duration took,
    long mails,
    long mailCopies,
    long waiting,
    List<String> violations,
    Path folder) {

  public CampaignResult {
    made = Map.copyOf(made);
    notPossible = Map.copyOf(notPossible);
    violations = List.copyOf(violations);
  }

  /// Whether nothing was found.
  public boolean clean() {
    return violations.isEmpty();
  }

  public int kills() {
    return made.getOrDefault(Fault.KILL_SERVER, 0);
  }

  public int otherFaults() {
    return made.values().stream().mapToInt(Integer::intValue).sum() - kills();
  }

  /// What was done and seen, for people; the last line sums it up.
  public String text() {
    List<String> lines = new ArrayList<>();
    made.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                lines.add(
                    "%4d  %-18s %s"
                        .formatted(
                            entry.getValue(),
                            entry.getKey().wireName(),
                            entry.getKey().meaning())));
    notPossible.forEach(
        (fault, why) ->
            lines.add("   0  %-18s not possible here: %s".formatted(fault.wireName(), why)));
    if (all() < planned) {
      lines.add("%d faults of the plan were not made".formatted(planned - all()));
    }
    recording.counts().forEach((deed, n) -> lines.add("%,d × %s".formatted(n, deed.words())));
    lines.add(
        "%,d requests without an answer, %,d outcomes unknown, %,d repeats, %,d refusals"
            .formatted(rest.unheard(), rest.unknown(), rest.repeats(), rest.refusals()));
    lines.add(
        "%,d mails, %,d of them handed over again with the same id; %,d orders wait to be paid"
            .formatted(mails, mailCopies, waiting));
    lines.add(
        "slowest recovery %,d ms after the fault was over; %,d s in all"
            .formatted(slowestRecovery.toMillis(), took.toSeconds()));
    lines.add(summary());
    return String.join("\n", lines);
  }

  private int all() {
    return kills() + otherFaults();
  }

  /// The last line.
  public String summary() {
    return String.format(
        Locale.ROOT,
        "chaos: %,d kills, %,d other faults, %,d acknowledged, %,d violations, seed %d",
        kills(),
        otherFaults(),
        recording.acknowledged(),
        violations.size(),
        seed);
  }

  /// One object with flat keys.
  public String json() {
    Map<String, Object> flat = new LinkedHashMap<>();
    flat.put("seed", seed);
    flat.put("kills", kills());
    flat.put("otherFaults", otherFaults());
    flat.put("planned", planned);
    flat.put("acknowledged", recording.acknowledged());
    recording.counts().forEach((deed, count) -> flat.put(key("acknowledged-" + deed), count));
    flat.put("unheard", rest.unheard());
    flat.put("unknown", rest.unknown());
    flat.put("repeats", rest.repeats());
    flat.put("refusals", rest.refusals());
    flat.put("mails", mails);
    flat.put("mailsHandedOverAgain", mailCopies);
    flat.put("ordersWaiting", waiting);
    flat.put("slowestRecoveryMillis", slowestRecovery.toMillis());
    flat.put("seconds", took.toSeconds());
    made.forEach((fault, times) -> flat.put(key("fault-" + fault.wireName()), times));
    notPossible.forEach((fault, why) -> flat.put(key("notPossible-" + fault.wireName()), why));
    flat.put("violations", violations);
    flat.put("folder", clean() ? "" : folder.toString());
    return Json.write(flat);
  }

  /// `fault-kill-server` as `faultKillServer`.
  private static String key(String words) {
    StringBuilder key = new StringBuilder();
    for (String word : words.split("-", -1)) {
      String rest = word.substring(1);
      boolean shouted = word.equals(word.toUpperCase(Locale.ROOT));
      key.append(
              key.isEmpty() ? word.substring(0, 1) : word.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(shouted ? rest.toLowerCase(Locale.ROOT) : rest);
    }
    return key.toString();
  }
}
