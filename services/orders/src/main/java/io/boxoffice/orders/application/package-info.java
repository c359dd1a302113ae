/// What orders do on hearing of other services, and how callers wait for it.
@NullMarked
package io.boxoffice.orders.application;

import org.jspecify.annotations.NullMarked;
