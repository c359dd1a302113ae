package io.boxoffice.inventory;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How holds are made.
///
/// @param holdFor how long a hold's token is good; 10 minutes
/// @param lapseAfter how much longer the hold itself lasts, so that a token used in its last second
///     is good; 15 s
/// @param maxPerCustomer items that one customer may hold, order and own of a show that doesn't
/// say; 10
@ConfigurationProperties("boxoffice.inventory")
@Validated
public record InventoryProperties(
    @DefaultValue("10m") @DurationMin(millis = 100) @DurationMax(days = 1) Duration holdFor,
    @DefaultValue("15s") @DurationMin(millis = 0) @DurationMax(hours = 1) Duration lapseAfter,
    @DefaultValue("10") @Min(1) @Max(1_000_000) int maxPerCustomer) {}
