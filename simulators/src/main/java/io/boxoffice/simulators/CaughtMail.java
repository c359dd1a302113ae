package io.boxoffice.simulators;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A mail as it came to one recipient.
///
/// @param to recipient of the envelope
/// @param from sender of the envelope
/// @param text the plain part; empty if there is none
/// @param html the HTML part; empty if there is none
/// @param headers by name, without regard to case; the first of equal ones
/// @param at when it was accepted
public record CaughtMail(
    String to,
    String from,
    String subject,
    String text,
    String html,
    Map<String, String> headers,
    Instant at) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
