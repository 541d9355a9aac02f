-- Nothing asks it since V29, and V30 has waited for whoever was about to.
SET LOCAL lock_timeout = '2s';

DROP FUNCTION IF EXISTS articles_holding(text, integer);
