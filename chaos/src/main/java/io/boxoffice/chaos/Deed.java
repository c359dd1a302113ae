package io.boxoffice.chaos;

/// What somebody asks of the installation, and is told to be done.
enum Deed {
  HOLD("hold"),
  RELEASE("release of hold"),
  ORDER("order"),
  PAYMENT("attempt to pay"),
  CAPTURE("captured payment of order"),
  CANCELLATION("cancellation of order"),
  TICKET("ticket"),
  ADMISSION("admission of ticket");

  private final String words;

  Deed(String words) {
    this.words = words;
  }

  /// As a sentence about one of them begins.
  String words() {
    return words;
  }
}
