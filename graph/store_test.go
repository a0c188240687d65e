package graph_test

import (
	"testing"

	"entente/graph/storetest"
)

func TestMemory(t *testing.T) { storetest.Run(t, storetest.Memory) }

func TestDisk(t *testing.T) { storetest.Run(t, storetest.Disk) }
