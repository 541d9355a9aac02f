-- Whoever forgets withdrawn notifications reads no others.
CREATE INDEX notifications_withdrawn_at ON notifications (withdrawn_at) WHERE withdrawn_at IS NOT NULL;
