package io.boxoffice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.boxoffice.core.Ids;
import java.util.UUID;

/// A show.
public record ShowId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ShowId {}

  public static ShowId of(String text) {
    return new ShowId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
