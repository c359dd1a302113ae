/// Subscriptions: named readers of logs that answer events with commands or with rows, once each.
@NullMarked
package io.boxoffice.messaging;

import org.jspecify.annotations.NullMarked;
