package io.boxoffice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.boxoffice.core.Ids;
import java.util.UUID;

/// Something of a show that is sold.
public record OfferId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OfferId {}

  public static OfferId of(String text) {
    return new OfferId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
