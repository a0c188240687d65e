package storetest

import (
	"bytes"
	"context"
	"testing"

	"entente/graph"
	"entente/schema"
)

// Opener makes an empty store for one test and may close it itself: closing twice is allowed.
type Opener func(t testing.TB) *graph.Store

// Memory opens a store in memory.
func Memory(t testing.TB) *graph.Store { return open(t, graph.Options{Memory: true}) }

// Disk opens a store in a directory of the test.
func Disk(t testing.TB) *graph.Store { return open(t, graph.Options{Dir: t.TempDir() + "/store"}) }

func open(t testing.TB, o graph.Options) *graph.Store {
	t.Helper()
	s, err := graph.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Open makes a store that is checked and closed at the end of the test.
func Open(t testing.TB, opener Opener) *graph.Store {
	t.Helper()
	s := opener(t)
	t.Cleanup(func() {
		// The context of the test has ended by now.
		ctx := context.Background()
		r, err := s.Check(ctx)
		if err != nil {
			t.Errorf("check: %v", err)
		} else if !r.OK() {
			t.Errorf("check found %d problems: %q", len(r.Problems), r.Problems)
		}
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// Add stores articles and fails the test if one cannot be stored.
func Add(t testing.TB, s *graph.Store, articles ...*schema.Article) {
	t.Helper()
	for _, a := range articles {
		if _, err := s.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
}

// Export returns the sorted N-Quads of a store.
func Export(t testing.TB, s *graph.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.Export(t.Context(), &b, graph.ExportOptions{Sorted: true}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Run runs the suite. Every test has a store of its own.
func Run(t *testing.T, opener Opener) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Opener)
	}{
		{"AddTwiceIsOnce", testAddTwice},
		{"AnyOrderIsTheSame", testAnyOrder},
		{"RemoveLeavesTheOthers", testRemove},
		{"ReplaceIsRemoveAndAdd", testReplace},
		{"FailedAddLeavesNothing", testFailedAdd},
		{"StatementsComeBack", testStatements},
		{"Filters", testFilters},
		{"Facts", testFacts},
		{"CopiesAreOneSource", testCopies},
		{"NearCopiesAreOneSource", testNearCopies},
		{"SymmetricIsOneFact", testSymmetric},
		{"Resolve", testResolve},
		{"Documents", testDocuments},
		{"Stats", testStats},
		{"ExportIsStrict", testExport},
		{"ExportFormats", testExportFormats},
		{"ExportOnly", testExportOnly},
		{"Import", testImport},
		{"ImportKeepsDescriptions", testImportKeepsDescriptions},
		{"ImportRandom", testImportRandom},
		{"ImportRefused", testImportRefused},
		{"Paths", testPaths},
		{"PathCosts", testPathCosts},
		{"PathsAroundHubs", testPathsAroundHubs},
		{"Summary", testSummary},
		{"Timeline", testTimeline},
		{"DescriptionsOfDocuments", testDescriptions},
		{"Events", testEvents},
		{"Testimony", testTestimony},
		{"AsOf", testAsOf},
		{"Complete", testComplete},
		{"Excerpt", testExcerpt},
		{"Query", testQuery},
		{"QueryErrors", testQueryErrors},
		{"Readers", testReaders},
		{"VerifyFindsNothing", testVerify},
		{"EmptyArticle", testEmptyArticle},
		{"RandomChanges", testRandomChanges},
		{"MergeAndForget", testMerge},
		{"SplitAndForget", testSplit},
		{"UnmergeOneOrAll", testUnmerge},
		{"SplitOffMergedEntity", testSplitOff},
		{"Candidates", testCandidates},
		{"DecisionsOutliveDocuments", testDecisionsOutlive},
		{"ConflictingDecisions", testConflicts},
		{"DecisionsInAnyOrder", testDecisionOrder},
		{"RandomDecisions", testRandomDecisions},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, opener) })
	}
}
