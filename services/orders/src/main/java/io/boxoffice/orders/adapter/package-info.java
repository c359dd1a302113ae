/// Orders over HTTP, and their tables.
@NullMarked
package io.boxoffice.orders.adapter;

import org.jspecify.annotations.NullMarked;
