/// Inventory over HTTP, and its rows.
@NullMarked
package io.boxoffice.inventory.adapter;

import org.jspecify.annotations.NullMarked;
