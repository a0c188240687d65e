package quadstore

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"testing"
)

// childEnv makes the test binary do something else than run tests; see children.
const childEnv = "QUADSTORE_TEST_CHILD"

// children are the programs that tests run as processes of their own. They get the directory of a store.
var children = map[string]func(dir string) error{
	"write": writeForEver,
	"hold":  hold,
}

func TestMain(m *testing.M) {
	if name := os.Getenv(childEnv); name != "" {
		if err := children[name](os.Args[1]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// child starts a child whose standard output is read line by line; it ends when its standard input is closed.
type child struct {
	cmd *exec.Cmd
	out *bufio.Scanner
	end func() error
}

func startChild(t *testing.T, name, dir string) *child {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, dir)
	cmd.Env = append(os.Environ(), childEnv+"="+name)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return &child{cmd: cmd, out: bufio.NewScanner(out), end: func() error { in.Close(); return cmd.Wait() }}
}
