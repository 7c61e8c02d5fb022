package entry

// Limits are the Ruby calls that take a number of elements (or seconds) first: what is out of range fails in them, or gives
// something else than was meant.
var Limits = map[string]bool{"limit": true, "first": true, "each_slice": true, "sleep": true, "per": true, "take": true, "last": true, "in_groups_of": true, "in_batches": true}
