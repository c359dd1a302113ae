package io.boxoffice.bench;

import java.util.ArrayList;
import java.util.List;

/// Draws curves over the same few places as SVG: one panel below another, each with a scale of its
/// own that begins at zero.
final class Plot {
  private static final int WIDTH = 720;
  private static final int PANEL = 240;
  private static final int LEFT = 80;
  private static final int RIGHT = 30;
  private static final int TOP = 60;
  private static final int BOTTOM = 60;
  private static final int GAP = 60;
  private static final int STEPS = 5;
  private static final List<String> COLOURS = List.of("#1f5fbf", "#c2410c");

  private final String title;
  private final String places;
  private final List<Integer> at;
  private final List<Curve> curves = new ArrayList<>();

  /// @param places what the numbers below the panels are
  Plot(String title, String places, List<Integer> at) {
    this.title = title;
    this.places = places;
    this.at = List.copyOf(at);
  }

  /// A value at each place.
  record Curve(String name, List<Double> values) {
    Curve {
      values = List.copyOf(values);
    }

    double max() {
      return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
  }

  Plot with(Curve curve) {
    curves.add(curve);
    return this;
  }

  String svg() {
    int height = TOP + curves.size() * PANEL + (curves.size() - 1) * GAP + BOTTOM;
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
        font-family="sans-serif" font-size="13" fill="#1c2430">
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        <text x="%d" y="28" font-size="17">%s</text>
        """
            .formatted(WIDTH, height, WIDTH, height, LEFT, title));
    for (int i = 0; i < curves.size(); i++) {
      panel(svg, curves.get(i), TOP + i * (PANEL + GAP), COLOURS.get(i % COLOURS.size()));
    }
    int middle = (LEFT + WIDTH - RIGHT) / 2;
    svg.append(text(middle, height - 14, "middle", places));
    return svg.append("</svg>\n").toString();
  }

  private void panel(StringBuilder svg, Curve curve, int top, String colour) {
    double step = step(curve.max());
    double full = step * STEPS;
    svg.append(text(LEFT, top - 12, "start", curve.name()));
    for (int i = 0; i <= STEPS; i++) {
      double y = y(top, i * step, full);
      svg.append(
          "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#d9dee6\"/>\n"
              .formatted(LEFT, y, WIDTH - RIGHT, y));
      svg.append(text(LEFT - 10, (int) y + 5, "end", label(i * step)));
    }
    var points = new StringBuilder();
    for (int i = 0; i < at.size(); i++) {
      double y = y(top, curve.values().get(i), full);
      points.append("%.1f,%.1f ".formatted(x(i), y));
      svg.append(text((int) x(i), top + PANEL + 20, "middle", at.get(i).toString()));
      svg.append(
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>\n".formatted(x(i), y, colour));
      svg.append(text((int) x(i), (int) y - 9, "middle", label(curve.values().get(i))));
    }
    svg.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
            .formatted(points.toString().strip(), colour));
  }

  /// The places are few and far apart, so each gets as much room as the next.
  private double x(int place) {
    int room = WIDTH - LEFT - RIGHT;
    return LEFT + room * (place + 0.5) / at.size();
  }

  private static double y(int top, double value, double full) {
    return top + PANEL - value / full * PANEL;
  }

  /// A round number, four of which reach above the largest value and its label.
  private static double step(double max) {
    double needed = Math.max(max, 1e-3) * 1.1 / STEPS;
    double power = Math.pow(10, Math.floor(Math.log10(needed)));
    for (double round : List.of(1.0, 2.0, 2.5, 5.0)) {
      if (round * power >= needed) {
        return round * power;
      }
    }
    return 10 * power;
  }

  private static String label(double value) {
    return value == Math.rint(value) || value >= 100
        ? "%,.0f".formatted(value)
        : "%,.1f".formatted(value);
  }

  private static String text(int x, int y, String anchor, String said) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n".formatted(x, y, anchor, said);
  }
}
