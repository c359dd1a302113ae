package io.boxoffice.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

final class PlotTest {
  private static final List<Integer> PLACES = List.of(16, 64, 512);

  @Test
  void each_curve_is_a_line_with_a_point_and_its_value_at_each_place()
      throws IOException, SAXException, ParserConfigurationException {
    Document svg =
        parsed(
            new Plot("Holds", "connections", PLACES)
                .with(new Plot.Curve("per second", List.of(9_000.0, 21_000.0, 19_500.0)))
                .with(new Plot.Curve("p99, ms", List.of(3.5, 9.25, 44.0)))
                .svg());

    assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(6);
    assertThat(texts(svg))
        .contains("Holds", "connections", "per second", "21,000", "25,000", "9.3", "50")
        .contains("16", "64", "512");
  }

  @Test
  void no_point_leaves_its_panel() throws IOException, SAXException, ParserConfigurationException {
    Document svg =
        parsed(
            new Plot("Holds", "connections", PLACES)
                .with(new Plot.Curve("nothing", List.of(0.0, 0.0, 0.0)))
                .with(new Plot.Curve("much", List.of(0.0, 1.0, 99_999.0)))
                .svg());

    NodeList points = svg.getElementsByTagName("circle");
    for (int i = 0; i < points.getLength(); i++) {
      String y = points.item(i).getAttributes().getNamedItem("cy").getNodeValue();
      assertThat(Double.parseDouble(y)).isBetween(60.0, 600.0);
    }
  }

  private static List<String> texts(Document svg) {
    NodeList found = svg.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  private static Document parsed(String svg)
      throws IOException, SAXException, ParserConfigurationException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
