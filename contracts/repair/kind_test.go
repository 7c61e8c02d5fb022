package repair

import "testing"

func TestCamel(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"order": "Order", "line_item": "LineItem", "lineItem": "LineItem", "_": "", "": "", "été": "Été", "_order": "Order"} {
		if got := camel(name); got != want {
			t.Errorf("%q is called after %q, want %q", name, got, want)
		}
	}
}
