package io.boxoffice.testing;

/// A part of [TransportContract].
interface SubscriptionContract {

  PlatformsUnderTest subject();
}
