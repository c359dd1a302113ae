/// The rules of payments and of a provider's notices, as pure functions.
@NullMarked
package io.boxoffice.payments.domain;

import org.jspecify.annotations.NullMarked;
