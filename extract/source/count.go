package source

// Count returns how many documents paths stand for, and false if that is known only when they have been read: of stdin,
// of addresses, and of files that may hold several documents.
func Count(paths []string, format Format) (n int, known bool) {
	for _, path := range paths {
		if path == "-" || isAddress(path) {
			return 0, false
		}
		names, err := expand(path)
		if err != nil {
			n++ // it will be one failure
			continue
		}
		for _, name := range names {
			f := format
			if f == FormatAuto || f == "" {
				f = endings[ending(name)]
			}
			if f == "" || f == FormatJSONL || f == FormatFeed {
				return 0, false
			}
			n++
		}
	}
	return n, true
}
