/// The outside world in development, as real servers: a payment provider that speaks HTTP and sends
/// signed webhooks, and a mail server that keeps what it is given.
@NullMarked
package io.boxoffice.simulators;

import org.jspecify.annotations.NullMarked;
