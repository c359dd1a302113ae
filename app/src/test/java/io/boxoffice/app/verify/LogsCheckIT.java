package io.boxoffice.app.verify;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Logs are whole and can be read: planted breaches are found.
final class LogsCheckIT {
  private PlantedSale sale;

  @BeforeEach
  void openSale() throws SQLException {
    sale = PlantedSale.open();
  }

  @AfterEach
  void close() throws SQLException {
    sale.close();
  }

  @Test
  void a_gap_in_a_stream_is_found() throws SQLException {
    sale.purchase(1).whole();
    sale.logs().allHeard();
    sale.logs().execute("delete from inventory.events where version = 2");
    Reported.expect(
        sale.logs().verified(), Check.LOGS, "inventory", 3, 3, "version 3 follows version 1");
  }

  @Test
  void two_events_of_a_version_are_found() throws SQLException {
    sale.logs().execute("alter table inventory.events drop constraint events_stream_version_key");
    sale.logs().execute("update inventory.events set version = 1");
    Reported.expect(
        sale.logs().verified(), Check.LOGS, "inventory", 1, 2, "two events of version 1");
  }

  @Test
  void two_events_with_an_id_are_found() throws SQLException {
    sale.logs()
        .execute("update inventory.events set event_id = '01980000-0000-7000-8000-000000000000'");
    Reported.expect(
        sale.logs().verified(), Check.LOGS, "inventory", 2, 2, "Another event has the same id");
  }

  @Test
  void a_time_that_runs_backwards_is_found() throws SQLException {
    sale.logs()
        .execute(
            "update inventory.events set recorded_at = '2026-01-01 00:00:00Z' where version = 2");
    Reported.expect(
        sale.logs().verified(), Check.LOGS, "inventory", 2, 2, "recorded at 2026-01-01T00:00:00Z");
  }

  @Test
  void a_version_that_was_appended_too_late_is_found() throws SQLException {
    sale.logs().execute("update inventory.events set position = 9 where version = 1");
    Reported.expect(
        sale.logs().verified(),
        Check.LOGS,
        "inventory",
        2,
        2,
        "appended before the version before");
  }

  @Test
  void an_event_that_lacks_a_field_is_found() throws SQLException {
    sale.logs()
        .execute(
            "update inventory.events set data = (data::jsonb - 'capacity')::json"
                + " where version = 1");
    Reported.expect(
        sale.logs().verified(), Check.LOGS, "inventory", 1, 1, "offer.listed.v1 can't be read");
  }

  @Test
  void an_event_of_an_unknown_type_is_found() throws SQLException {
    sale.logs().execute("update inventory.events set type = 'offer.lost.v1' where version = 1");
    Reported.expect(
        sale.logs().verified(), Check.LOGS, "inventory", 1, 1, "unknown event type offer.lost.v1");
  }

  @Test
  void a_checkpoint_behind_the_end_of_its_log_is_found() throws SQLException {
    sale.logs().checkpoint(ServiceLog.TICKETS, "tickets-issue", ServiceLog.INVENTORY, 3);
    Reported.expect(
        sale.logs().verified(),
        Check.LOGS,
        "tickets",
        0,
        3,
        "stands at 3, but the log of inventory");
  }
}
