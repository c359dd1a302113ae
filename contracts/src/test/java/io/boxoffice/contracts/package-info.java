/// Tests of the words that services share.
@NullMarked
package io.boxoffice.contracts;

import org.jspecify.annotations.NullMarked;
