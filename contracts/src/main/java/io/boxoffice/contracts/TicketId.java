package io.boxoffice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.boxoffice.core.Ids;
import java.util.UUID;

/// A ticket.
public record TicketId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TicketId {}

  public static TicketId of(String text) {
    return new TicketId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
