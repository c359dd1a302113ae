/// What payments tell: captures and refunds.
@NullMarked
package io.boxoffice.contracts.payments;

import org.jspecify.annotations.NullMarked;
