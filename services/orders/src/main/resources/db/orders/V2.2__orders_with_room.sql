-- Most orders change their status twice soon after they are written: with room beside them, no
-- index hears of that.
alter table orders_of_customers set (fillfactor = 75);
