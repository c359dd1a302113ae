package io.boxoffice.payments.domain;

import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.Invariant;
import io.boxoffice.core.Refusal;

/// Takes each notice once, however often it is sent.
public final class NoticeDecider implements Decider<Notice, Notice.Take, ProviderEvent, Refusal> {

  @Override
  public Notice initial() {
    return new Notice(false);
  }

  @Override
  public Decision<ProviderEvent, Refusal> decide(Notice.Take take, Notice notice) {
    return notice.taken() ? Decision.nothing() : Decision.accept(take.notified());
  }

  @Override
  public Notice evolve(Notice notice, ProviderEvent event) {
    Invariant.check(!notice.taken(), "%s was taken before", event);
    return new Notice(true);
  }
}
