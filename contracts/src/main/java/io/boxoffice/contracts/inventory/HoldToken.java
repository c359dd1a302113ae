package io.boxoffice.contracts.inventory;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.ShowId;
import java.time.Instant;
import java.util.List;

/// The statement of a hold that the customer hands to orders, so that nobody needs to ask inventory
/// who holds what.
public record HoldToken(
    HoldId holdId, ShowId showId, AccountId customerId, List<Line> lines, Instant expiresAt) {}
