package gazetteer

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// membership is a row of the table of members.
type membership struct {
	group, member *Entity
	start, end    string
}

// memberTables are the rows of the table of members in two orders.
type memberTables struct{ byGroup, byMember []membership }

func (g *Gazetteer) readMembers(files []File) memberTables {
	var t memberTables
	for _, fl := range files {
		fl.rowsOf(membersTable, func(r *row) {
			group, ok := g.ByID(r.f[0])
			if !ok {
				return
			}
			if m, ok := g.member(r.f[1]); ok {
				t.byGroup = append(t.byGroup, membership{group, m, r.f[2], r.f[3]})
			}
		})
	}
	t.byMember = slices.Clone(t.byGroup)
	slices.SortFunc(t.byGroup, func(a, b membership) int {
		return cmp.Or(strings.Compare(a.group.ID, b.group.ID), strings.Compare(a.member.ID, b.member.ID),
			strings.Compare(a.start, b.start))
	})
	slices.SortFunc(t.byMember, func(a, b membership) int {
		return cmp.Or(strings.Compare(a.member.ID, b.member.ID), strings.Compare(a.group.ID, b.group.ID),
			strings.Compare(a.start, b.start))
	})
	return t
}

// member finds what a member or an "of" column names: a two-letter code or
// an id.
func (g *Gazetteer) member(s string) (*Entity, bool) {
	if isISO2(s) {
		if c, ok := g.ByISO(s); ok {
			return c.Entity, true
		}
		return nil, false
	}
	return g.ByID(s)
}

// isISO2 reports whether s is two capital letters.
func isISO2(s string) bool {
	return len(s) == 2 && 'A' <= s[0] && s[0] <= 'Z' && 'A' <= s[1] && s[1] <= 'Z'
}

// withID returns the rows with the id, out of rows sorted by it.
func withID[R any](rows []R, id string, of func(*R) string) []R {
	rows = rows[sort.Search(len(rows), func(i int) bool { return of(&rows[i]) >= id }):]
	return rows[:sort.Search(len(rows), func(i int) bool { return of(&rows[i]) > id })]
}

// Members returns the members of a group in the order of their ids, past
// ones included.
func (g *Gazetteer) Members(groupID string) []Member {
	var out []Member
	for _, m := range withID(g.memberRows().byGroup, groupID, func(m *membership) string { return m.group.ID }) {
		out = append(out, Member{m.member, m.start, m.end})
	}
	return out
}

// MemberOf returns the groups to which the entity belongs or belonged, in the
// order of their ids.
func (g *Gazetteer) MemberOf(id string) []Membership {
	var out []Membership
	for _, m := range withID(g.memberRows().byMember, id, func(m *membership) string { return m.member.ID }) {
		out = append(out, Membership{m.group, m.start, m.end})
	}
	return out
}
