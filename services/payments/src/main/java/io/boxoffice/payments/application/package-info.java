/// What payments do on hearing of orders and providers, and the port to a provider.
@NullMarked
package io.boxoffice.payments.application;

import org.jspecify.annotations.NullMarked;
