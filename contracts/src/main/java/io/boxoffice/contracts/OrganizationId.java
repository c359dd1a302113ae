package io.boxoffice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.boxoffice.core.Ids;
import java.util.UUID;

/// Who runs shows.
public record OrganizationId(@JsonValue UUID value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OrganizationId {}

  public static OrganizationId of(String text) {
    return new OrganizationId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
