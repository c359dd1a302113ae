package io.boxoffice.messaging;

import io.boxoffice.messaging.Feed.Partition;

/// Which part of which log a runner reads, and under which name its checkpoint is kept.
record Lane(String subscription, String log, Partition partition) {

  String checkpoint() {
    return checkpoint(subscription, log, partition.index());
  }

  static String checkpoint(String subscription, String log, int partition) {
    return subscription + "/" + log + "/" + partition;
  }
}
