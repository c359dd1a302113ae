package io.boxoffice.notifications;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where mails go and how patiently.
///
/// @param smtpHost the mail server; 127.0.0.1
/// @param smtpPort its port; 25
/// @param smtpUser whom to log in as; empty for a server that asks for no password
/// @param smtpPassword the password of that user
/// @param smtpStarttls whether the connection must be encrypted; false
/// @param smtpConnections connections to the mail server at once; 16
/// @param smtpAnswerWithin how long the mail server may take for one answer; 10 s
/// @param from the sender of all mails; `Boxoffice <tickets@localhost>`
/// @param baseUrl where the links of mails lead; `http://localhost:8080`
/// @param underWayMax mails under way at once, looking up or waiting for a connection; 64
/// @param mailsPerSecondMax mails begun per second by a process, for a mail server that takes no
///     more; 1,000,000
/// @param lookupWithin how long people, shows and tickets may each take to be looked up; 2 s
/// @param retryFirst the wait after a first failure, doubled with each further one; 1 s
/// @param retryLongest the longest wait between tries; 10 min
/// @param retryWithin after this a mail is given up; 24 h
@ConfigurationProperties("boxoffice.notifications")
@Validated
public record NotificationsProperties(
    @DefaultValue("127.0.0.1") @NotBlank String smtpHost,
    @DefaultValue("25") @Min(1) @Max(65_535) int smtpPort,
    @DefaultValue("") String smtpUser,
    @DefaultValue("") String smtpPassword,
    @DefaultValue("false") boolean smtpStarttls,
    @DefaultValue("16") @Min(1) @Max(1_000) int smtpConnections,
    @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
        Duration smtpAnswerWithin,
    @DefaultValue("Boxoffice <tickets@localhost>") @NotBlank String from,
    @DefaultValue("http://localhost:8080") URI baseUrl,
    @DefaultValue("64") @Min(1) @Max(10_000) int underWayMax,
    @DefaultValue("1000000") @Min(1) @Max(1_000_000) int mailsPerSecondMax,
    @DefaultValue("2s") @DurationMin(millis = 10) @DurationMax(seconds = 30) Duration lookupWithin,
    @DefaultValue("1s") @DurationMin(millis = 1) @DurationMax(hours = 1) Duration retryFirst,
    @DefaultValue("10m") @DurationMin(millis = 1) @DurationMax(days = 1) Duration retryLongest,
    @DefaultValue("24h") @DurationMin(seconds = 1) @DurationMax(days = 30) Duration retryWithin) {

  /// Passwords are not for logs.
  @Override
  public String toString() {
    return "NotificationsProperties[" + smtpHost + ":" + smtpPort + "]";
  }
}
