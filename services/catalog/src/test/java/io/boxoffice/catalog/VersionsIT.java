package io.boxoffice.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.catalog.CatalogApp.Answer;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A caller says which version is meant, and is shown what was done.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VersionsIT {
  private static final String OFFER = CatalogApp.offer(2_500, "EUR", 10);

  private CatalogApp app;

  @BeforeAll
  void start() {
    app = new CatalogApp();
  }

  @AfterAll
  void stop() {
    app.close();
  }

  @Test
  void a_show_is_changed_in_the_version_that_is_meant() {
    String organizer = app.organizer(app.newId());
    String path = app.draft(organizer, app.show("opera", "Graz", 9));
    String draft = app.get(path, organizer).etag();

    Answer offer = app.post(path + "/offers", organizer, OFFER, "If-Match", draft);
    Answer stale = app.post(path + "/publish", organizer, "", "If-Match", draft);
    Answer published = app.post(path + "/publish", organizer, "", "If-Match", stale.etag());
    Answer again = app.post(path + "/publish", organizer, "", "If-Match", draft);

    assertThat(offer.status()).as(offer.json().toString()).isEqualTo(201);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.slug()).isEqualTo("stale-version");
    assertThat(stale.etag()).isEqualTo(offer.etag());
    assertThat(published.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(412);
    assertThat(app.post(path + "/publish", organizer, "", "If-Match", "3").status()).isEqualTo(400);
    assertThat(app.post(path + "/publish", organizer, "", "If-Match", "*").status()).isEqualTo(200);
  }

  @Test
  void of_changes_of_one_version_at_once_exactly_one_is_made() throws Exception {
    String organizer = app.organizer(app.newId());
    String path = app.draft(organizer, app.show("opera", "Graz", 9));
    Callable<Answer> add = () -> app.post(path + "/offers", organizer, OFFER, "If-Match", "\"1\"");

    List<Answer> answers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          threads.invokeAll(Collections.nCopies(20, add)).stream().map(Future::resultNow).toList();
    }

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 412).hasSize(19);
    assertThat(app.get(path, organizer).json().path("offers")).hasSize(1);
  }

  @Test
  void a_stale_request_that_was_answered_before_is_answered_the_same() {
    String organizer = app.organizer(app.newId());
    String path = app.draft(organizer, app.show("opera", "Graz", 9)) + "/offers";
    String[] headers = {"If-Match", "\"1\"", "Idempotency-Key", "stalls"};

    Answer first = app.post(path, organizer, OFFER, headers);
    Answer second = app.post(path, organizer, OFFER, headers);

    assertThat(first.status()).isEqualTo(201);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void a_stranger_is_not_told_the_version_of_a_draft() {
    String path = app.draft(app.organizer(app.newId()), app.show("opera", "Graz", 9));

    Answer answer =
        app.post(path + "/publish", app.organizer(app.newId()), "", "If-Match", "\"9\"");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.etag()).isEmpty();
  }

  @Test
  void a_list_that_is_asked_with_the_position_of_a_change_tells_of_it_at_once() {
    for (int i = 0; i < 20; i++) {
      UUID opera = app.newId();
      String organizer = app.organizer(opera);
      String path = app.draft(organizer, app.show("opera", "Graz", 9));
      app.post(path + "/offers", organizer, OFFER);
      String position = app.post(path + "/publish", organizer, "").position();

      Answer list = app.get("/api/v1/shows?organizer=" + opera, "", "Boxoffice-Position", position);

      assertThat(position).isNotEmpty();
      assertThat(list.json().path("items")).as(list.json().toString()).hasSize(1);
    }
  }

  @Test
  void a_position_that_is_none_is_refused() {
    Answer answer = app.get("/api/v1/shows", "", "Boxoffice-Position", "yesterday");

    assertThat(answer.slug()).isEqualTo("invalid-position");
  }
}
