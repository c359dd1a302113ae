/// Shows how callers wait for orders.
@NullMarked
package io.boxoffice.orders.application;

import org.jspecify.annotations.NullMarked;
