package token

// inNumber returns where the number that starts at pos goes on behind the comma or colon at i, or i if it ends there.
// Commas group thousands as in 1,250,000 and 2,00,000.
func (s *scanner) inNumber(pos, i int) int {
	if i+1 >= s.end || !isDigit(s.text[i-1]) || !isDigit(s.text[i+1]) {
		return i
	}
	if s.text[i] == ':' {
		return i + 1
	}
	before := i
	for before > pos && i-before < 4 && isDigit(s.text[before-1]) {
		before--
	}
	if i-before > 3 {
		return i
	}
	end := digitsEnd(s.text, i+1, 4)
	switch end - (i + 1) {
	case 3:
		return end
	case 2:
		return s.indian(i, end)
	}
	return i
}

// indian returns end, the end of a group of two digits, if groups of two and at last one of three follow it (2,00,000),
// and i otherwise: 18,19,20 is a list.
func (s *scanner) indian(i, end int) int {
	for j := end; j < s.end && j < end+24 && s.text[j] == ','; {
		next := digitsEnd(s.text, j+1, 4)
		switch next - (j + 1) {
		case 3:
			return end
		case 2:
			j = next
		default:
			return i
		}
	}
	return i
}

// digitGroups returns the end of a number in groups set apart by hyphens, with the hyphen at i, if it looks like a
// telephone number, a postal code or a date (713-853-3989, 345-9945, 2020-10-08), and i if it is a range (1969-1970).
func (s *scanner) digitGroups(pos, i int) int {
	first := i - pos
	end, groups, last := i, 1, 0
	for end+1 < s.end && s.text[end] == '-' && isDigit(s.text[end+1]) && groups < 8 {
		stop := digitsEnd(s.text, end+1, 12)
		last = stop - (end + 1)
		end = stop
		groups++
	}
	if wordAt(s.text, end) {
		return i
	}
	if groups > 2 || first == 3 && last == 4 || first == 5 && last == 4 {
		return end
	}
	return i
}
