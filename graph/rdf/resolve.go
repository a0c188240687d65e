package rdf

import "strings"

// reference is an IRI reference in its five components.
// https://www.rfc-editor.org/rfc/rfc3986#section-3
type reference struct {
	scheme, authority, path, query, fragment string

	hasScheme, hasAuthority, hasQuery, hasFragment bool
}

// parseReference takes s apart as RFC 3986, appendix B, does. Every string is a reference to it.
func parseReference(s string) (r reference) {
	if hasScheme(s) {
		r.scheme, s, r.hasScheme = strings.Cut(s, ":")
	}
	s, r.fragment, r.hasFragment = strings.Cut(s, "#")
	s, r.query, r.hasQuery = strings.Cut(s, "?")
	if rest, ok := strings.CutPrefix(s, "//"); ok {
		end := strings.IndexByte(rest, '/')
		if end < 0 {
			end = len(rest)
		}
		r.authority, s, r.hasAuthority = rest[:end], rest[end:], true
	}
	r.path = s
	return r
}

// String puts the components together again. https://www.rfc-editor.org/rfc/rfc3986#section-5.3
func (r reference) String() string {
	var b strings.Builder
	if r.hasScheme {
		b.WriteString(r.scheme + ":")
	}
	if r.hasAuthority {
		b.WriteString("//" + r.authority)
	}
	b.WriteString(r.path)
	if r.hasQuery {
		b.WriteString("?" + r.query)
	}
	if r.hasFragment {
		b.WriteString("#" + r.fragment)
	}
	return b.String()
}

// resolve returns the IRI that ref means where base, an absolute IRI, is the base. Nothing is normalised beside the dot
// segments of what is relative: an absolute ref stays as it is written, as RDF compares IRIs by their characters.
// https://www.rfc-editor.org/rfc/rfc3986#section-5.2
func resolve(base, ref string) string {
	r := parseReference(ref)
	if r.hasScheme {
		return ref
	}
	b := parseReference(base)
	r.scheme, r.hasScheme = b.scheme, true
	switch {
	case r.hasAuthority:
		r.path = removeDotSegments(r.path)
		return r.String()
	case r.path == "":
		r.path = b.path
		if !r.hasQuery {
			r.query, r.hasQuery = b.query, b.hasQuery
		}
	case r.path[0] == '/':
		r.path = removeDotSegments(r.path)
	default:
		r.path = removeDotSegments(merge(b, r.path))
	}
	r.authority, r.hasAuthority = b.authority, b.hasAuthority
	return r.String()
}

// merge puts a relative path in place of the last segment of the path of base.
// https://www.rfc-editor.org/rfc/rfc3986#section-5.2.3
func merge(base reference, path string) string {
	if base.hasAuthority && base.path == "" {
		return "/" + path
	}
	return base.path[:strings.LastIndexByte(base.path, '/')+1] + path
}

// removeDotSegments takes "." and ".." out of a path.
// https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4
func removeDotSegments(in string) string {
	var out []byte
	var starts []int // where each segment of out begins
	for in != "" {
		switch {
		case strings.HasPrefix(in, "../"):
			in = in[3:]
		case strings.HasPrefix(in, "./"), strings.HasPrefix(in, "/./"):
			in = in[2:]
		case in == "/.":
			in = "/"
		case strings.HasPrefix(in, "/../"), in == "/..":
			in = "/" + strings.TrimPrefix(in[3:], "/")
			if last := len(starts) - 1; last >= 0 {
				out, starts = out[:starts[last]], starts[:last]
			}
		case in == ".", in == "..":
			in = ""
		default:
			end := strings.IndexByte(in[1:], '/') + 1
			if end == 0 {
				end = len(in)
			}
			starts = append(starts, len(out))
			out, in = append(out, in[:end]...), in[end:]
		}
	}
	return string(out)
}
