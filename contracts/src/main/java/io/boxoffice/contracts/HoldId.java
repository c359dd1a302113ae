package io.boxoffice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.boxoffice.core.Ids;
import java.util.UUID;

/// A hold. The order that it becomes has the same id.
public record HoldId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public HoldId {}

  public static HoldId of(String text) {
    return new HoldId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
