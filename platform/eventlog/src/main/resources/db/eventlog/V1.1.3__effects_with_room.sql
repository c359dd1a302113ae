-- An effect is claimed soon after it is written: with room beside it, no index hears of that.
alter table effects set (fillfactor = 50);
