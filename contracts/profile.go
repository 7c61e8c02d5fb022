package contracts

// Profile is a named policy of severities.
type Profile string

// The profiles.
const (
	Standard Profile = "standard"
	Fortress Profile = "fortress"
	Advisory Profile = "advisory"
)

// advisory names the rules that the profile keeps besides its groups.
var advisory = map[string]bool{"unchecked-lookup": true, "unverified-mutation": true}

// Grade is the severity that the profile gives to a finding of the rule that is s in the standard profile; Off drops it.
// Fortress takes every undischarged obligation of a boundary for a warning. Advisory does without obligations: it keeps what
// is said of guards that exist, of call sites and of statuses that nobody reads.
func (p Profile) Grade(r *Rule, s Severity) Severity {
	switch {
	case s == Off:
		return Off
	case p == Fortress && r.Group == "preconditions":
		return max(s, Warning)
	case p == Advisory && !advisory[r.Name] && r.Group != "guard quality" && r.Group != "call sites" && r.Group != "suppressions":
		return Off
	}
	return s
}
