package contracts

import "testing"

func TestGrade(t *testing.T) {
	t.Parallel()
	obligation := &Rule{Name: "missing-presence", Group: "preconditions"}
	quality := &Rule{Name: "nan-leak", Group: "guard quality"}
	status := &Rule{Name: "unverified-mutation", Group: "postconditions"}
	post := &Rule{Name: "missing-postcondition", Group: "postconditions"}
	tests := []struct {
		profile Profile
		rule    *Rule
		in      Severity
		want    Severity
	}{
		{Standard, obligation, Hint, Hint},
		{Fortress, obligation, Hint, Warning},
		{Fortress, obligation, Error, Error},
		{Fortress, quality, Information, Information},
		{Advisory, obligation, Warning, Off},
		{Advisory, quality, Warning, Warning},
		{Advisory, status, Warning, Warning},
		{Advisory, post, Warning, Off},
		{Fortress, obligation, Off, Off},
	}
	for _, tt := range tests {
		if got := tt.profile.Grade(tt.rule, tt.in); got != tt.want {
			t.Errorf("%s: %s at %s is %s, want %s", tt.profile, tt.rule.Name, tt.in, got, tt.want)
		}
	}
}
