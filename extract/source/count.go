package source

// Count returns how many documents paths stand for, and false if that is known only when they have been read: of stdin,
// of addresses, and of files that may hold several documents.
func Count(paths []string, format Format) (n int, known bool) {
	for _, path := range paths {
		if path == "-" || isAddress(path) {
			return 0, false
		}
		list, err := expand(path)
		if err != nil {
			n++ // it will be one failure
			continue
		}
		for _, file := range list {
			f := format
			if f == FormatAuto || f == "" {
				f = endings[Ending(file.name)]
			}
			if file.err != nil {
				n++
				continue
			}
			if f == "" || f == FormatJSONL || f == FormatFeed || f == FormatWARC {
				return 0, false
			}
			n++
		}
	}
	return n, true
}
