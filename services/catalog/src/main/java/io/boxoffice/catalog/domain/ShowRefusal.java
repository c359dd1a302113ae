package io.boxoffice.catalog.domain;

import io.boxoffice.core.Refusal;

/// Why a command on a show was refused.
public enum ShowRefusal implements Refusal {
  UNKNOWN_SHOW("unknown-show", "There is no show with this id."),
  NO_OFFERS("no-offers", "A show needs an offer before it is published."),
  SALE_OVER("sale-over", "The show's sale would be over already. Change its times first."),
  TOO_MANY_OFFERS("too-many-offers", "A show has at most " + ShowDecider.OFFERS_MAX + " offers."),
  CURRENCY_DIFFERS("currency-differs", "All offers of a show have the same currency.");

  private final String slug;
  private final String detail;

  ShowRefusal(String slug, String detail) {
    this.slug = slug;
    this.detail = detail;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public Kind kind() {
    return this == UNKNOWN_SHOW ? Kind.NOT_FOUND : Kind.CONFLICT;
  }
}
