package io.boxoffice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.boxoffice.core.Ids;
import java.util.UUID;

/// An order. Equal to the id of the hold that it was made of.
public record OrderId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OrderId {}

  public static OrderId of(String text) {
    return new OrderId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
