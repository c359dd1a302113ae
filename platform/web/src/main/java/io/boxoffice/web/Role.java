package io.boxoffice.web;

/// What an account may be: CUSTOMER and OPERATOR of the installation, ORGANIZER and DOOR within an
/// organization.
public enum Role {
  CUSTOMER,
  ORGANIZER,
  DOOR,
  OPERATOR
}
