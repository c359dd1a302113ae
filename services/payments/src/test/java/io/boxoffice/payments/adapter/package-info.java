/// Tests of how payments meet the outside world.
@NullMarked
package io.boxoffice.payments.adapter;

import org.jspecify.annotations.NullMarked;
