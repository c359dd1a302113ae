package io.boxoffice.bench;

import io.boxoffice.core.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a bench found, in the order in which it is told: flat keys for programs, lines for people.
public final class Figures {
  private static final double DECIMALS = 1_000;

  private final Map<String, Object> flat = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  static Figures of(String bench) {
    var figures = new Figures();
    figures.flat.put("bench", bench);
    figures.flat.put("verified", true);
    Machine machine = Machine.ours();
    figures.lines.add(machine.toString());
    figures.lines.add("");
    figures.flat.putAll(machine.flat());
    return figures;
  }

  /// A figure with a name for people.
  Figures add(String key, String label, Number value, String unit) {
    Number kept = rounded(value);
    flat.put(key, kept);
    String text =
        kept instanceof Double decimal
            ? "%,.3f".formatted(decimal)
            : "%,d".formatted(kept.longValue());
    lines.add("%-44s %16s %s".formatted(label, text, unit).stripTrailing());
    return this;
  }

  /// A figure for programs only.
  Figures add(String key, Number value) {
    flat.put(key, rounded(value));
    return this;
  }

  /// A sentence for people.
  Figures say(String sentence) {
    lines.add(sentence);
    return this;
  }

  /// Whether something that has to be so is so; one that is not spoils all figures.
  Figures check(boolean holds, String sentence) {
    if (holds) {
      return say(sentence);
    }
    flat.put("verified", false);
    broken.add("NOT SO: " + sentence);
    return say(broken.getLast());
  }

  /// Whether everything that was checked is as it has to be.
  public boolean verified() {
    return broken.isEmpty();
  }

  /// What is not as it has to be, a sentence each.
  public List<String> broken() {
    return List.copyOf(broken);
  }

  /// One object with flat keys; rounded to thousandths.
  public String json() {
    return Json.write(flat);
  }

  /// A table to read, with the machine and what was checked.
  public String table() {
    return String.join("\n", lines);
  }

  private static Number rounded(Number value) {
    return value instanceof Double decimal
        ? (Number) (Math.round(decimal * DECIMALS) / DECIMALS)
        : value;
  }
}
