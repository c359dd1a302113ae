/// Shows the rules of payments.
@NullMarked
package io.boxoffice.payments.domain;

import org.jspecify.annotations.NullMarked;
