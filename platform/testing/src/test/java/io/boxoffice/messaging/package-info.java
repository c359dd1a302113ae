/// What tests of subscriptions need to see from within.
@NullMarked
package io.boxoffice.messaging;

import org.jspecify.annotations.NullMarked;
