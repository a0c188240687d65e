package quadstore

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// Holder is the process that holds a store.
type Holder struct {
	PID  int    `json:"pid"`
	Host string `json:"host"`
	// Started is when it opened the store.
	Started time.Time `json:"started"`
}

// holderName is the file beside the lock that tells others who holds the store. It is information only: the lock
// decides, and the file of a process that was killed is replaced by the next holder.
const holderName = "HOLDER"

func thisProcess() Holder {
	host, err := os.Hostname()
	if err != nil {
		host = ""
	}
	return Holder{PID: os.Getpid(), Host: host, Started: time.Now().UTC().Truncate(time.Second)}
}

func writeHolder(fs vfs.FS, dir string, h Holder) error {
	b, err := json.Marshal(h)
	if err != nil {
		return err
	}
	tmp := fs.PathJoin(dir, holderName+".tmp")
	f, err := fs.Create(tmp, vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	if _, err := f.Write(append(b, '\n')); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Close(); err != nil {
		return err
	}
	return fs.Rename(tmp, fs.PathJoin(dir, holderName))
}

// readHolder returns the zero Holder where nothing is known.
func readHolder(fs vfs.FS, dir string) Holder {
	f, err := fs.Open(fs.PathJoin(dir, holderName))
	if err != nil {
		return Holder{}
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil {
		return Holder{}
	}
	var h Holder
	if json.Unmarshal(b, &h) != nil {
		return Holder{}
	}
	return h
}
