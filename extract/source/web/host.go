package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// host is what is known of a host: its robots.txt, and when it may be asked again.
type host struct {
	mu     sync.Mutex
	robots *robotstxt.RobotsData // nil until asked for
	delay  time.Duration         // the Crawl-delay that robots asks for
	next   time.Time
}

// host returns the record of the host of u.
func (c *Client) host(u *url.URL) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := u.Scheme + "://" + u.Host
	h := c.hosts[key]
	if h == nil {
		h = &host{}
		c.hosts[key] = h
	}
	return h
}

// wait waits until the host may be asked, and takes the turn.
func (h *host) wait(ctx context.Context, pause time.Duration) error {
	h.mu.Lock()
	pause = max(pause, min(h.delay, MaxPause))
	now := time.Now()
	at := h.next
	if at.Before(now) {
		at = now
	}
	h.next = at.Add(pause)
	h.mu.Unlock()
	if at == now {
		return nil
	}
	timer := time.NewTimer(at.Sub(now))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// robotsRequest marks the context of a request for robots.txt, which robots.txt itself does not forbid.
type robotsRequest struct{}

// maxRobots is how much of robots.txt is read, the least that RFC 9309, section 2.5, asks for.
const maxRobots = 500 << 10

// allowed reports with ErrRobots that the host of u does not want it to be read. A host without robots.txt allows all;
// one that fails to give it allows nothing (RFC 9309, section 2.3.1).
func (c *Client) allowed(ctx context.Context, u *url.URL) error {
	h := c.host(u)
	h.mu.Lock()
	robots := h.robots
	h.mu.Unlock()
	if robots == nil {
		var err error
		if robots, err = c.robots(ctx, u); err != nil {
			return err
		}
		h.mu.Lock()
		h.robots, h.delay = robots, robots.FindGroup(c.o.UserAgent).CrawlDelay
		h.mu.Unlock()
	}
	if !robots.TestAgent(u.RequestURI(), c.o.UserAgent) {
		return ErrRobots
	}
	return nil
}

// robots asks the host of u for its robots.txt.
func (c *Client) robots(ctx context.Context, u *url.URL) (*robotstxt.RobotsData, error) {
	ctx = context.WithValue(ctx, robotsRequest{}, true)
	r, err := c.send(ctx, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}, nil)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	body, err := io.ReadAll(io.LimitReader(r.Body, maxRobots))
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	status := r.StatusCode
	if status == http.StatusTooManyRequests {
		status = http.StatusServiceUnavailable // busy, not absent
	}
	data, err := robotstxt.FromStatusAndBytes(status, body)
	if err != nil {
		// What cannot be understood forbids nothing.
		data, err = robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
	}
	return data, err
}
