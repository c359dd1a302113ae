/// Tests of how a show's inventory is kept.
@NullMarked
package io.boxoffice.inventory.application;

import org.jspecify.annotations.NullMarked;
