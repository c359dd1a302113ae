package io.boxoffice.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.tickets.TicketCodes.TicketCode;
import io.boxoffice.testing.Eventually;
import io.boxoffice.tickets.TicketsApp.Answer;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TicketsIT {
  private static final int GATES = 16;

  private TicketsApp app;
  private AccountId ada;
  private OrganizationId opera;
  private ShowId tosca;

  @BeforeAll
  void start() {
    app = new TicketsApp();
    ada = new AccountId(app.newId());
    opera = new OrganizationId(app.newId());
    tosca = app.published(opera);
  }

  @AfterAll
  void stop() {
    app.close();
  }

  @Test
  void sold_items_become_tickets_that_their_owner_sees_at_once() {
    OrderId order = app.sold(tosca, ada, 3);

    List<TicketCode> codes = codes(order);

    assertThat(codes).hasSize(3).extracting(TicketCode::offerId).containsOnly(TicketsApp.OFFER);
    for (TicketCode code : codes) {
      Answer ticket = app.get("/api/v1/tickets/" + code.ticketId(), app.customerToken(ada));
      assertThat(ticket.status()).isEqualTo(200);
      assertThat(ticket.text("id")).isEqualTo(code.ticketId().toString());
      assertThat(ticket.text("orderId")).isEqualTo(order.toString());
      assertThat(ticket.text("showId")).isEqualTo(tosca.toString());
      assertThat(ticket.text("offerId")).isEqualTo(TicketsApp.OFFER.toString());
      assertThat(ticket.text("status")).isEqualTo("VALID");
      assertThat(ticket.text("code")).isEqualTo(code.code());
      assertThat(ticket.json().has("checkedInAt")).isFalse();
    }
  }

  @Test
  void an_order_whose_sale_is_told_twice_has_its_tickets_once() {
    OrderId order = app.sold(tosca, ada, 2);
    List<TicketCode> first = codes(order);
    app.sold(order, tosca, ada, 2);
    OrderId after = app.sold(tosca, ada, 1);

    codes(after); // Later in the same log, so the repetition was handled.

    assertThat(app.codes().ofOrder(order)).isEqualTo(first);
  }

  @Test
  void a_customers_tickets_are_listed_page_by_page() {
    AccountId bob = new AccountId(app.newId());
    Set<String> bought = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      codes(app.sold(tosca, bob, 3)).forEach(code -> bought.add(code.ticketId().toString()));
    }
    String token = app.customerToken(bob);
    Eventually.holds(
        "15 tickets are listed",
        () -> app.get("/api/v1/tickets?limit=100", token).json().get("items").size() == 15);

    List<String> listed = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = app.get("/api/v1/tickets?limit=4&cursor=" + cursor, token);
      assertThat(page.status()).isEqualTo(200);
      page.json().get("items").forEach(item -> listed.add(item.get("id").asString()));
      cursor = page.json().get("next").isNull() ? "" : page.text("next");
    } while (!cursor.isEmpty());

    assertThat(listed).hasSize(15).containsExactlyInAnyOrderElementsOf(bought);
  }

  @Test
  void a_ticket_is_admitted_once_and_its_owner_sees_when_and_where() {
    TicketCode code = codes(app.sold(tosca, ada, 1)).getFirst();
    String door = app.doorToken(opera);

    Answer first = app.checkIn(code.code(), "North", door);
    Answer second = app.checkIn(code.code(), "South", door);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.text("result")).isEqualTo("ADMITTED");
    assertThat(second.text("result")).isEqualTo("ALREADY_USED");
    assertThat(second.text("gate")).isEqualTo("North");
    assertThat(second.text("checkedInAt")).isEqualTo(first.text("checkedInAt")).isNotEmpty();
    Answer ticket = app.get("/api/v1/tickets/" + code.ticketId(), app.customerToken(ada));
    assertThat(ticket.text("status")).isEqualTo("USED");
    assertThat(ticket.text("gate")).isEqualTo("North");
    assertThat(ticket.text("checkedInAt")).isEqualTo(first.text("checkedInAt"));
  }

  @Test
  void of_many_gates_that_scan_a_ticket_at_once_exactly_one_admits() throws Exception {
    String door = app.doorToken(opera);
    for (TicketCode code : codes(app.sold(tosca, ada, 5))) {
      List<Callable<String>> scans = new ArrayList<>();
      for (int i = 0; i < GATES; i++) {
        String gate = "Gate " + i;
        scans.add(() -> app.checkIn(code.code(), gate, door).text("result"));
      }
      List<String> results = new ArrayList<>();
      try (var gates = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<String> result : gates.invokeAll(scans)) {
          results.add(result.get());
        }
      }
      assertThat(results).filteredOn("ADMITTED"::equals).hasSize(1);
      assertThat(results).filteredOn("ALREADY_USED"::equals).hasSize(GATES - 1);
    }
  }

  @Test
  void a_scan_that_is_sent_again_with_its_key_is_admitted_again() {
    TicketCode code = codes(app.sold(tosca, ada, 1)).getFirst();
    String door = app.doorToken(opera);
    double before = app.counted("ADMITTED");

    Answer first = app.checkIn(code.code(), "North", door, "Idempotency-Key", "scan-1");
    Answer again = app.checkIn(code.code(), "North", door, "Idempotency-Key", "scan-1");

    assertThat(first.text("result")).isEqualTo("ADMITTED");
    assertThat(again).isEqualTo(first);
    assertThat(app.counted("ADMITTED")).isEqualTo(before + 1);
  }

  @Test
  void a_forged_code_is_told_apart_from_an_unknown_ticket() {
    TicketCode code = codes(app.sold(tosca, ada, 1)).getFirst();
    String changed = (code.code().charAt(0) == 'A' ? 'B' : 'A') + code.code().substring(1);

    for (String forged : List.of(changed, "x", "0199d3a0-0000-7000-8000-000000000001", "é")) {
      Answer answer = app.checkIn(forged, "North", app.doorToken(opera));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().toString()).isEqualTo("{\"result\":\"FORGED\"}");
    }
    assertThat(app.checkIn(code.code(), "North", app.doorToken(opera)).text("result"))
        .isEqualTo("ADMITTED");
  }

  @Test
  void staff_of_another_organization_learn_nothing_of_a_ticket_and_do_not_use_it() {
    TicketCode code = codes(app.sold(tosca, ada, 1)).getFirst();
    OrganizationId circus = new OrganizationId(app.newId());

    Answer answer = app.checkIn(code.code(), "North", app.doorToken(circus));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().toString()).isEqualTo("{\"result\":\"UNKNOWN\"}");
    assertThat(app.checkIn(code.code(), "North", app.doorToken(opera)).text("result"))
        .isEqualTo("ADMITTED");
  }

  @Test
  void a_development_token_works_every_door() {
    TicketCode code = codes(app.sold(tosca, ada, 1)).getFirst();
    String everywhere = app.token(new Caller(app.newId(), Set.of(Role.DOOR), Map.of(), true));

    assertThat(app.checkIn(code.code(), "North", everywhere).text("result")).isEqualTo("ADMITTED");
  }

  @Test
  void customers_and_organizers_do_not_check_in() {
    TicketCode code = codes(app.sold(tosca, ada, 1)).getFirst();
    var organizer = Map.of(opera.value(), Set.of(Role.ORGANIZER));

    assertThat(app.checkIn(code.code(), "North", app.customerToken(ada)).status()).isEqualTo(403);
    assertThat(
            app.checkIn(
                    code.code(),
                    "North",
                    app.token(new Caller(app.newId(), Set.of(Role.CUSTOMER), organizer, false)))
                .status())
        .isEqualTo(403);
    assertThat(app.checkIn(code.code(), "North", "").status()).isEqualTo(401);
  }

  @Test
  void a_ticket_whose_show_is_not_known_yet_is_to_be_scanned_again() {
    ShowId unheardOf = new ShowId(app.newId());
    TicketCode code = codes(app.sold(unheardOf, ada, 1)).getFirst();

    Answer answer = app.checkIn(code.code(), "North", app.doorToken(opera));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("type")).isEqualTo("/problems/show-not-known-yet");
  }

  @Test
  void other_peoples_tickets_do_not_exist() {
    TicketCode code = codes(app.sold(tosca, ada, 1)).getFirst();
    String eve = app.customerToken(new AccountId(app.newId()));

    Answer theirs = app.get("/api/v1/tickets/" + code.ticketId(), eve);
    Answer none = app.get("/api/v1/tickets/" + app.newId(), eve);

    assertThat(theirs.status()).isEqualTo(404);
    assertThat(theirs.text("detail")).isEqualTo(none.text("detail"));
    assertThat(none.status()).isEqualTo(404);
    assertThat(app.get("/api/v1/tickets", eve).json().get("items")).isEmpty();
    assertThat(app.get("/api/v1/tickets/" + code.ticketId(), "").status()).isEqualTo(401);
    assertThat(app.get("/api/v1/tickets", "").status()).isEqualTo(401);
  }

  @Test
  void bad_input_is_a_problem() {
    String door = app.doorToken(opera);
    String[] plain = {};

    assertThat(app.get("/api/v1/tickets/42", door).status()).isEqualTo(400);
    assertThat(app.get("/api/v1/tickets?limit=0", door).status()).isEqualTo(400);
    assertThat(app.get("/api/v1/tickets?cursor=x", door).status()).isEqualTo(400);
    assertThat(app.checkIn("{}", door, plain).status()).isEqualTo(400);
    assertThat(app.checkIn("{\"code\":\"x\",\"gate\":\" \"}", door, plain).status()).isEqualTo(400);
    assertThat(app.checkIn("x".repeat(1_001), "North", door).status()).isEqualTo(400);
    assertThat(app.checkIn("x", "N".repeat(81), door).status()).isEqualTo(400);
    assertThat(app.checkIn("{\"code\":1,\"gate\":\"N\"}", door, plain).status()).isEqualTo(400);
  }

  private List<TicketCode> codes(OrderId order) {
    Eventually.holds("tickets are issued", () -> !app.codes().ofOrder(order).isEmpty());
    return app.codes().ofOrder(order);
  }
}
