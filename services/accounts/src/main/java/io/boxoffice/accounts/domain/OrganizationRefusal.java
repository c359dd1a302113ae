package io.boxoffice.accounts.domain;

import io.boxoffice.core.Refusal;

/// Why an organization refuses.
public enum OrganizationRefusal implements Refusal {
  UNKNOWN;

  @Override
  public String slug() {
    return "organization-unknown";
  }

  @Override
  public String detail() {
    return "There is no organization of this name.";
  }
}
