package repair

import "regexp"

// aboutRequests are classes of what is wrong with a request.
var aboutRequests = regexp.MustCompile(`(Request|Http|HTTP|NotFound|Unprocessable\w*|Conflict|Forbidden|Unauthorized)(Exception|Error)$`)

// beforeRequests leaves out what the house says of requests: when objects are made, nobody has asked for anything yet.
func (h *house) beforeRequests() {
	if aboutRequests.MatchString(h.class) {
		h.class, h.teacher = "", nil
	}
	if h.exit != nil && h.exit.raises && aboutRequests.MatchString(h.exit.class) {
		h.exit = nil
	}
}
