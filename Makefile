# The commands of the README as targets; Go is all that is needed.
.PHONY: build test demo release

build:
	CGO_ENABLED=0 go build -trimpath ./cmd/entente

test:
	go test ./...

demo:
	go run ./cmd/entente demo

# Archives for Linux, macOS and Windows on amd64 and arm64, with SHA256SUMS, into dist.
release:
	go run ./cmd/entente-release -out dist
