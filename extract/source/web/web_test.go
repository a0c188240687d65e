package web

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// site is a host for tests; it counts the requests for its pages.
type site struct {
	*httptest.Server
	requests atomic.Int64
}

func newSite(t *testing.T, robots string, handler func(w http.ResponseWriter, r *http.Request, n int64)) *site {
	s := &site{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			if robots == "" {
				http.NotFound(w, r)
				return
			}
			_, _ = w.Write([]byte(robots))
			return
		}
		handler(w, r, s.requests.Add(1))
	}))
	t.Cleanup(s.Close)
	return s
}

// options are for a host on this machine, without pauses.
func options() Options { return Options{AllowPrivate: true, Pause: time.Nanosecond} }

func hello(w http.ResponseWriter, _ *http.Request, _ int64) { _, _ = w.Write([]byte("hello")) }

func TestGet(t *testing.T) {
	s := newSite(t, "", func(w http.ResponseWriter, r *http.Request, n int64) {
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
			return
		}
		if r.Header.Get("User-Agent") != "entente" {
			t.Errorf("the visitor calls itself %q", r.Header.Get("User-Agent"))
		}
		w.Header().Set("Content-Type", "text/html")
		hello(w, r, n)
	})
	p, err := NewClient(options()).Get(context.Background(), s.URL+"/old")
	if err != nil {
		t.Fatal(err)
	}
	if string(p.Body) != "hello" || p.URL.Path != "/new" || p.ContentType != "text/html" {
		t.Errorf("%+v", p)
	}
}

func TestGet_robots(t *testing.T) {
	s := newSite(t, "User-agent: *\nDisallow: /private\n", func(w http.ResponseWriter, r *http.Request, n int64) {
		if r.URL.Path == "/way" {
			http.Redirect(w, r, "/private/in", http.StatusFound)
			return
		}
		hello(w, r, n)
	})
	c := NewClient(options())
	for path, want := range map[string]error{"/open": nil, "/private/x": ErrRobots, "/way": ErrRobots} {
		if _, err := c.Get(context.Background(), s.URL+path); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", path, err, want)
		}
	}
}

// A host that cannot give its robots.txt is not read.
func TestGet_robotsFail(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) }))
	defer s.Close()
	o := options()
	o.Attempts = 1
	if _, err := NewClient(o).Get(context.Background(), s.URL); !errors.Is(err, ErrRobots) {
		t.Errorf("got %v, want ErrRobots", err)
	}
}

func TestGet_conditional(t *testing.T) {
	s := newSite(t, "", func(w http.ResponseWriter, r *http.Request, n int64) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		hello(w, r, n)
	})
	o := options()
	o.CacheDir = t.TempDir()
	for i := range 2 {
		p, err := NewClient(o).Get(context.Background(), s.URL+"/a")
		if err != nil || string(p.Body) != "hello" || p.Unchanged != (i == 1) {
			t.Errorf("request %d: %+v, %v", i+1, p, err)
		}
	}
}

func TestGet_triesAgain(t *testing.T) {
	s := newSite(t, "", func(w http.ResponseWriter, r *http.Request, n int64) {
		if n < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		hello(w, r, n)
	})
	if p, err := NewClient(options()).Get(context.Background(), s.URL+"/busy"); err != nil || string(p.Body) != "hello" {
		t.Errorf("%+v, %v", p, err)
	}
	if n := s.requests.Load(); n != 3 {
		t.Errorf("%d requests, want 3", n)
	}
}

func TestGet_refuses(t *testing.T) {
	s := newSite(t, "", func(w http.ResponseWriter, r *http.Request, _ int64) {
		switch r.URL.Path {
		case "/large":
			_, _ = w.Write(make([]byte, 2000))
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/slow":
			<-r.Context().Done()
		default:
			http.NotFound(w, r)
		}
	})
	o := options()
	o.MaxBytes, o.Timeout = 1000, 200*time.Millisecond
	c := NewClient(o)
	for path, want := range map[string]string{"/large": "too large", "/gone": "404", "/slow": "deadline", "/loop": "redirections"} {
		if _, err := c.Get(context.Background(), s.URL+path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	for _, address := range []string{"ftp://a.example/", "http://", "news", "http://[::1"} {
		if _, err := c.Get(context.Background(), address); !errors.Is(err, ErrAddress) {
			t.Errorf("%s: %v, want ErrAddress", address, err)
		}
	}
}

func TestGet_private(t *testing.T) {
	s := newSite(t, "", hello)
	if _, err := NewClient(Options{Pause: time.Nanosecond}).Get(context.Background(), s.URL); !errors.Is(err, ErrPrivate) {
		t.Errorf("a host on this machine: %v, want ErrPrivate", err)
	}
	if s.requests.Load() != 0 {
		t.Error("the host was asked")
	}
}

func TestControl(t *testing.T) {
	c := NewClient(Options{})
	for address, ok := range map[string]bool{
		"8.8.8.8:80": true, "[2606:4700::1]:443": true, "127.0.0.1:80": false, "10.1.2.3:80": false, "192.168.0.1:80": false,
		"172.16.0.1:80": false, "169.254.169.254:80": false, "100.64.0.1:80": false, "0.0.0.0:80": false, "[::1]:80": false,
		"[fe80::1]:80": false, "[fc00::1]:80": false, "[::ffff:127.0.0.1]:80": false, "[64:ff9b::7f00:1]:80": false, "224.0.0.1:80": false,
	} {
		if err := c.control("tcp", address, nil); (err == nil) != ok {
			t.Errorf("%s: %v, want allowed: %v", address, err, ok)
		}
	}
	for _, p := range shared {
		if !isShared(p.Addr()) || isShared(netip.MustParseAddr("1.1.1.1")) {
			t.Errorf("%v", p)
		}
	}
}

// A host that sends the visitor in a circle is not asked again: it would do the same.
func TestGet_redirectsAreNotTriedAgain(t *testing.T) {
	s := newSite(t, "", func(w http.ResponseWriter, r *http.Request, _ int64) {
		http.Redirect(w, r, "/loop", http.StatusFound)
	})
	if _, err := NewClient(options()).Get(context.Background(), s.URL+"/loop"); !errors.Is(err, ErrRedirects) {
		t.Errorf("%v, want ErrRedirects", err)
	}
	if n := s.requests.Load(); n != maxRedirects+1 {
		t.Errorf("%d requests, want %d", n, maxRedirects+1)
	}
}

// Two requests to one host are apart, those to two hosts are not.
func TestHost_wait(t *testing.T) {
	h := &host{}
	start := time.Now()
	const pause = 30 * time.Millisecond
	for range 3 {
		if err := h.wait(context.Background(), pause); err != nil {
			t.Fatal(err)
		}
	}
	if d := time.Since(start); d < 2*pause {
		t.Errorf("three turns in %v", d)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := h.wait(ctx, time.Hour); err == nil {
		t.Error("the wait goes on after the end of the context")
	}
}
