package io.boxoffice.catalog.adapter;

import io.boxoffice.catalog.adapter.ShowBody.OfferBody;
import io.boxoffice.catalog.application.ShowCatalog;
import io.boxoffice.catalog.domain.Show;
import io.boxoffice.catalog.domain.Show.Known;
import io.boxoffice.catalog.domain.ShowCommand;
import io.boxoffice.catalog.domain.ShowCommand.AddOffer;
import io.boxoffice.catalog.domain.ShowCommand.Create;
import io.boxoffice.catalog.domain.ShowCommand.Publish;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.catalog.Offer;
import io.boxoffice.contracts.catalog.ShowDetails;
import io.boxoffice.contracts.catalog.ShowEvent;
import io.boxoffice.core.Ids;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.eventlog.Decided;
import io.boxoffice.web.Answers;
import io.boxoffice.web.Caller;
import io.boxoffice.web.CommandGate;
import io.boxoffice.web.IdempotentRequest;
import io.boxoffice.web.IfMatch;
import io.boxoffice.web.Reply;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Single shows over HTTP. A draft is there for its organizers only; to all others it is a 404.
@RestController
public final class ShowsController {
  private final ShowCatalog catalog;
  private final CommandGate gate;
  private final Ids ids;

  public ShowsController(ShowCatalog catalog, CommandGate gate, Ids ids) {
    this.catalog = catalog;
    this.gate = gate;
    this.ids = ids;
  }

  @Answers(status = 201, body = ShowBody.class)
  @PostMapping("/api/v1/shows")
  Reply create(
      Caller caller, IdempotentRequest idempotent, @RequestBody @Valid ShowRequest request) {
    var organizationId = Organizers.organizationOf(caller, request.organizationId());
    ShowDetails details = request.details();
    var showId = new ShowId(ids.next());
    return gate.run(
        CommandGate.Request.of(caller, idempotent),
        ShowCatalog.SHOW.command(showId, at -> new Create(showId, organizationId, details, at)),
        decided -> withVersion(Reply.of(201, ShowBody.of(known(decided))), decided));
  }

  @Answers(status = 201, body = OfferBody.class)
  @PostMapping("/api/v1/shows/{showId}/offers")
  Reply addOffer(
      Caller caller,
      IdempotentRequest idempotent,
      IfMatch ifMatch,
      @PathVariable ShowId showId,
      @RequestBody @Valid OfferRequest request) {
    Offer offer = request.offer(new OfferId(ids.next()));
    return change(
        caller,
        idempotent,
        ifMatch,
        showId,
        at -> new AddOffer(offer, at),
        decided -> withVersion(Reply.of(201, OfferBody.of(offer)), decided));
  }

  @Answers(status = 200, body = ShowBody.class)
  @PostMapping("/api/v1/shows/{showId}/publish")
  Reply publish(
      Caller caller, IdempotentRequest idempotent, IfMatch ifMatch, @PathVariable ShowId showId) {
    return change(
        caller,
        idempotent,
        ifMatch,
        showId,
        Publish::new,
        decided -> withVersion(Reply.of(200, ShowBody.of(known(decided))), decided));
  }

  @GetMapping("/api/v1/shows/{showId}")
  ResponseEntity<ShowBody> show(Optional<Caller> caller, @PathVariable ShowId showId) {
    var found =
        catalog
            .find(showId)
            .filter(versioned -> maySee(caller, versioned.show()))
            .orElseThrow(Organizers::unknown);
    return ResponseEntity.ok().eTag(IfMatch.tag(found.version())).body(ShowBody.of(found.show()));
  }

  private Reply change(
      Caller caller,
      IdempotentRequest idempotent,
      IfMatch ifMatch,
      ShowId showId,
      Function<Instant, ShowCommand> command,
      Function<Decided<Show, ShowEvent>, Reply> reply) {
    var found = catalog.find(showId).orElseThrow(Organizers::unknown);
    Organizers.checkMayChange(caller, found.show());
    return gate.run(
        CommandGate.Request.of(caller, idempotent),
        ShowCatalog.SHOW.command(showId, command).onlyAt(ifMatch.versions()),
        reply);
  }

  private static boolean maySee(Optional<Caller> caller, Known show) {
    return show.isPublished()
        || caller.filter(who -> who.mayOrganize(show.organizationId().value())).isPresent();
  }

  private static Known known(Decided<Show, ShowEvent> decided) {
    return switch (decided.state()) {
      case Known known -> known;
      case Show.Unknown() -> throw new InvariantViolation("an accepted command made no show");
    };
  }

  private static Reply withVersion(Reply reply, Decided<Show, ShowEvent> decided) {
    return reply.withHeader(HttpHeaders.ETAG, IfMatch.tag(decided.version()));
  }
}
