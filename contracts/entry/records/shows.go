package records

import (
	"strings"
)

// shown reports whether the project declares its models, so that it shows which they are.
func (k *Knowledge) shown() bool {
	if k.shows == Unknown {
		k.shows = No
		if k.classes != nil && len(k.classes.Classes("ApplicationRecord")) > 0 || k.plainModels() {
			k.shows = Yes
		}
	}
	return k.shows == Yes
}

// otherwise reports whether the project keeps its records with Sequel and none with ActiveRecord: there, what cannot be stored raises
// (raise_on_save_failure, on by default).
func (k *Knowledge) otherwise() bool {
	if k.differs == Unknown {
		k.differs = No
		if k.deriving("Sequel", "Sequel::Model", "", 1) && !k.shown() {
			k.differs = Yes
		}
	}
	return k.differs == Yes
}

// plainModels reports whether the project has models that derive from ActiveRecord's own base, or several from a base that stands
// elsewhere, as those of an engine do.
func (k *Knowledge) plainModels() bool {
	return k.deriving("ActiveRecord", "ActiveRecord::Base", "", 1) || k.deriving("ApplicationRecord", "ApplicationRecord", "app/models/", severalModels)
}

// application reports whether the project is an application that shows how it is set up, or as many models as one has.
func (k *Knowledge) application() bool {
	if k.applies == Unknown {
		k.applies = No
		if k.whole || k.deriving("ApplicationRecord", "ApplicationRecord", "app/", severalModels) {
			k.applies = Yes
		}
	}
	return k.applies == Yes
}

// Application reports whether the project is an application that shows how it is set up: what calls its methods is mostly in it, too.
func (k *Knowledge) Application() bool { return k.application() }

// deriving reports whether as many classes under a path as wanted have that base; word is one that their files hold.
func (k *Knowledge) deriving(word, base, under string, wanted int) bool {
	if k.Project == nil {
		return false
	}
	found := 0
	for _, shown := range k.Project.MentionedIn(word) {
		if !strings.Contains(shown.Path, under) || !strings.Contains(shown.Text.String(), base) {
			continue
		}
		for _, c := range classesOf(k.Project.File(shown.Path)) {
			if strings.TrimPrefix(c.Super, "::") == base {
				found++
			}
		}
		if found >= wanted {
			return true
		}
	}
	return false
}

// severalModels are as many as a project has that shows its own.
const severalModels = 3
