/// The provider over HTTP, its webhook, and the ledger's table.
@NullMarked
package io.boxoffice.payments.adapter;

import org.jspecify.annotations.NullMarked;
