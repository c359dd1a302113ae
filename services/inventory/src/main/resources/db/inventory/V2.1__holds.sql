-- Finds the show of a hold: the events of a hold are keyed by it, and it was made by this one.
create index events_holds on events (key) where type = 'items.held.v1';
