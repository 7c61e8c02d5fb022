package workspace

// plainJSON leaves out of a configuration file what JSON does not allow there and editors do: comments and trailing commas.
func plainJSON(data []byte) []byte {
	out := make([]byte, 0, len(data))
	comma := -1 // where a comma stands after which only space came
	for i := 0; i < len(data); i++ {
		c := data[i]
		switch {
		case c == '"':
			end := stringEnd(data, i)
			out = append(out, data[i:end]...)
			i, comma = end-1, -1
			continue
		case c == '/' && i+1 < len(data) && data[i+1] == '/':
			for i+1 < len(data) && data[i+1] != '\n' {
				i++
			}
			continue
		case c == '/' && i+1 < len(data) && data[i+1] == '*':
			i = commentEnd(data, i+2) - 1
			continue
		case c == ',':
			comma = len(out)
		case c == '}' || c == ']':
			if comma >= 0 {
				out[comma] = ' '
			}
			comma = -1
		case c != ' ' && c != '\t' && c != '\r' && c != '\n':
			comma = -1
		}
		out = append(out, c)
	}
	return trimMark(out)
}

// trimMark leaves out a byte order mark.
func trimMark(data []byte) []byte {
	if len(data) > 2 && data[0] == 0xEF && data[1] == 0xBB && data[2] == 0xBF {
		return data[3:]
	}
	return data
}

// stringEnd is the offset behind the string that starts at i.
func stringEnd(data []byte, i int) int {
	for i++; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(data)
}

// commentEnd is the offset behind the block comment whose text starts at i.
func commentEnd(data []byte, i int) int {
	for ; i+1 < len(data); i++ {
		if data[i] == '*' && data[i+1] == '/' {
			return i + 2
		}
	}
	return len(data)
}
