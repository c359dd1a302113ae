package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.OfferId;

/// So many of an offer.
public record Wanted(OfferId offerId, int quantity) {}
