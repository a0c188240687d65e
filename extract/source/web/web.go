// Package web fetches pages and feeds as a polite visitor does: it obeys robots.txt (RFC 9309), asks only for what has
// changed (RFC 9110, section 13), waits between two requests to a host, tries again when a host is busy, and stops at a
// limit of size and time. It does not enter private networks unless it is told that it may.
package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// Errors of a request.
var (
	// ErrAddress is returned for what is no address of the web.
	ErrAddress = errors.New("not an address of the web")
	// ErrRobots is returned for a page that its host asks robots not to read.
	ErrRobots = errors.New("robots.txt of the host disallows this page")
	// ErrPrivate is returned for a host in a private network.
	ErrPrivate = errors.New("the host is in a private network")
	// ErrTooLarge is returned for an answer above Options.MaxBytes.
	ErrTooLarge = errors.New("the answer is too large")
	// ErrRedirects is returned for a page that leads on and on to others.
	ErrRedirects = errors.New("too many redirections")
	// ErrStatus is returned for an answer that is not the page: 404 and the like.
	ErrStatus = errors.New("the host answers")
)

// Options says how to fetch. The zero value is for use.
type Options struct {
	// CacheDir is where answers are kept, so that an unchanged page is not sent again; "" keeps none.
	CacheDir string
	// AllowPrivate permits hosts in private networks and on this machine.
	AllowPrivate bool
	// MaxBytes is the largest answer; 0 means 16 MiB.
	MaxBytes int64
	// Timeout is the longest time for one answer, with all attempts; 0 means a minute.
	Timeout time.Duration
	// Pause is the least time between two requests to one host; 0 means a second. A Crawl-delay of the host counts if
	// it is longer, up to MaxPause.
	Pause time.Duration
	// Attempts is how often a request is sent while the host is busy; 0 means 4.
	Attempts int
	// UserAgent is how the visitor names itself; "" means "entente".
	UserAgent string
}

// MaxPause is the longest pause that a host may ask for.
const MaxPause = 30 * time.Second

func (o Options) withDefaults() Options {
	if o.MaxBytes == 0 {
		o.MaxBytes = 16 << 20
	}
	if o.Timeout == 0 {
		o.Timeout = time.Minute
	}
	if o.Pause == 0 {
		o.Pause = time.Second
	}
	if o.Attempts == 0 {
		o.Attempts = 4
	}
	if o.UserAgent == "" {
		o.UserAgent = "entente"
	}
	return o
}

// Page is an answer.
type Page struct {
	URL         *url.URL // after redirections
	ContentType string
	Body        []byte
	// Unchanged reports that the host sent nothing new, and the page is that of the last time.
	Unchanged bool
}

// Client fetches pages. It may be used from many goroutines.
type Client struct {
	o     Options
	http  *retryablehttp.Client
	cache cache

	mu    sync.Mutex
	hosts map[string]*host
}

// NewClient returns a client.
func NewClient(o Options) *Client {
	c := &Client{o: o.withDefaults(), hosts: map[string]*host{}, cache: cache{o.CacheDir}}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: c.control}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = dialer.DialContext
	c.http = retryablehttp.NewClient()
	c.http.Logger = nil
	c.http.RetryMax = c.o.Attempts - 1
	c.http.RetryWaitMin, c.http.RetryWaitMax = c.o.Pause, MaxPause
	c.http.CheckRetry = checkRetry
	c.http.ErrorHandler = retryablehttp.PassthroughErrorHandler
	c.http.HTTPClient = &http.Client{Transport: transport, CheckRedirect: c.checkRedirect}
	return c
}

// checkRetry tries again only what may go better: not what this package refuses.
func checkRetry(ctx context.Context, r *http.Response, err error) (bool, error) {
	if errors.Is(err, ErrPrivate) || errors.Is(err, ErrRobots) || errors.Is(err, ErrRedirects) {
		return false, err
	}
	return retryablehttp.DefaultRetryPolicy(ctx, r, err)
}

// control refuses a connection to an address that may not be entered. It sees the address after the name has been
// resolved, so no name can lead around it.
func (c *Client) control(_, address string, _ syscall.RawConn) error {
	if c.o.AllowPrivate {
		return nil
	}
	a, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("%w: %s", ErrAddress, address)
	}
	if ip := a.Addr().Unmap(); !ip.IsGlobalUnicast() || ip.IsPrivate() || isShared(ip) {
		return fmt.Errorf("%w: %s; --allow-private permits it", ErrPrivate, ip)
	}
	return nil
}

// shared are networks that are no one's on the internet: RFC 6598, RFC 2544, RFC 5737 and RFC 6890.
var shared = []netip.Prefix{
	netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("0.0.0.0/8"),
	netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2002::/16"),
}

func isShared(ip netip.Addr) bool {
	for _, p := range shared {
		if p.Contains(ip) {
			return true
		}
	}
	return false
}

// maxRedirects is how many times a host may send the visitor on.
const maxRedirects = 5

// checkRedirect follows where a host sends the visitor, if the host there allows it.
func (c *Client) checkRedirect(r *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return fmt.Errorf("%w: more than %d", ErrRedirects, maxRedirects)
	}
	if _, asks := r.Context().Value(robotsRequest{}).(bool); asks {
		return nil
	}
	return c.allowed(r.Context(), r.URL)
}

// IsAddress reports whether s is written as an address of the web.
func IsAddress(s string) bool {
	scheme, _, ok := strings.Cut(s, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// Get fetches the page at an address. It fails with one of this package's errors, or that of ctx or the network.
func (c *Client) Get(ctx context.Context, address string) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil || !IsAddress(address) || u.Host == "" {
		return nil, fmt.Errorf("%w: %q", ErrAddress, address)
	}
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	if err := c.allowed(ctx, u); err != nil {
		return nil, err
	}
	if err := c.host(u).wait(ctx, c.o.Pause); err != nil {
		return nil, err
	}
	known := c.cache.read(u)
	r, err := c.send(ctx, u, known)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	if r.StatusCode == http.StatusNotModified && known != nil {
		return known.page(u), nil
	}
	if r.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%w %s", ErrStatus, r.Status)
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, c.o.MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if int64(len(body)) > c.o.MaxBytes {
		return nil, fmt.Errorf("%w: more than %d MiB", ErrTooLarge, c.o.MaxBytes>>20)
	}
	p := &Page{URL: r.Request.URL, ContentType: r.Header.Get("Content-Type"), Body: body}
	return p, c.cache.write(u, p, r.Header)
}

// accepted are the media types that extract/source reads.
const accepted = "text/html, application/xhtml+xml, " +
	"application/rss+xml, application/atom+xml, application/feed+json, " +
	"application/pdf, text/plain, */*;q=0.1"

// send sends a request for u, or for what has changed since known.
func (c *Client) send(ctx context.Context, u *url.URL, known *answer) (*http.Response, error) {
	r, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrAddress, err)
	}
	r.Header.Set("User-Agent", c.o.UserAgent)
	r.Header.Set("Accept", accepted)
	r.Header.Set("Accept-Language", "en")
	if known != nil {
		known.conditions(r.Header)
	}
	resp, err := c.http.Do(r)
	if err != nil {
		// The error of the client repeats the address; only its cause says something new.
		if e, ok := errors.AsType[*url.Error](err); ok {
			err = e.Err
		}
		return nil, err
	}
	return resp, nil
}
