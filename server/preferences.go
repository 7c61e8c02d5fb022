package server

import (
	"encoding/json"

	"go.lsp.dev/protocol"

	"github.com/agentcore/proviso/contracts"
)

// preferences are what the user set in the editor. Like a flag on the command line, they stand above proviso.yml.
type preferences struct {
	profile  contracts.Profile // "" leaves it to the configuration
	openOnly bool              // clients that ask by themselves are told of open documents only
}

// initializationOptions take the options that a client starts the server with; a client that sends none has no preferences.
func (s *session) initializationOptions(options protocol.LSPAny) {
	var read struct {
		Profile   *string `json:"profile"`
		Workspace *bool   `json:"workspaceDiagnostics"`
	}
	if json.Unmarshal(options, &read) == nil {
		s.prefer(read.Profile)
		s.preferences.openOnly = read.Workspace != nil && !*read.Workspace
	}
}

// didChangeConfiguration takes the settings that came along, if any: a client may as well only say that something changed.
func (s *session) didChangeConfiguration(p *protocol.DidChangeConfigurationParams) {
	var read struct {
		Proviso struct {
			Profile *string `json:"profile"`
		} `json:"proviso"`
	}
	if json.Unmarshal(p.Settings, &read) == nil {
		s.prefer(read.Proviso.Profile)
	}
	s.reconfigure()
	if read.Proviso.Profile == nil {
		s.pullSettings()
	}
}

// pullSettings asks a client that can be asked what the user set, and puts it in force if it is news.
func (s *session) pullSettings() {
	if !s.client.configures {
		return
	}
	section := source
	items := []protocol.ConfigurationItem{{Section: &section}}
	s.askThen(protocol.MethodWorkspaceConfiguration, &protocol.ConfigurationParams{Items: items}, func(result []byte, err error) {
		var read []struct {
			Profile *string `json:"profile"`
		}
		if err == nil && json.Unmarshal(result, &read) == nil && len(read) > 0 && s.prefer(read[0].Profile) {
			s.reconfigure()
		}
	})
}

// prefer puts a profile in force for configuration that is read from now on, and reports whether that is another one. A wrong one
// is told of and changes nothing.
func (s *session) prefer(profile *string) (changed bool) {
	if profile == nil {
		return false
	}
	switch name := contracts.Profile(*profile); name {
	case "", contracts.Standard, contracts.Fortress, contracts.Advisory:
		s.mu.Lock()
		defer s.mu.Unlock()
		changed = s.preferences.profile != name
		s.preferences.profile = name
	default:
		s.showOnce("profile "+*profile, protocol.MessageTypeWarning,
			"the setting proviso.profile is "+*profile+", not standard, fortress or advisory; it is ignored")
	}
	return changed
}
