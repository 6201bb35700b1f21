# Two commands: `make run` opens the sample bureau, `make test` runs everything.
# Both install what is missing on Debian. Without root and sudo they print the line to run and stop.

PORT ?= 8080
HOST ?= 127.0.0.1
DATA ?= data/sample
COUNT ?= 10000
KILLS ?= 1000
PICTURES ?= .build/pages

SWIFT ?= swift
BUILD_PACKAGES = libsqlite3-dev libssl-dev libpq-dev libzip-dev libxml2-dev pkg-config zlib1g-dev

.PHONY: run test pages prove bench fault format lint packages test-packages clean

run: packages
	@echo "Building Guatu. The first time takes some minutes; afterwards it starts at once."
	@$(SWIFT) build --product guatu
	@exec .build/debug/guatu demo --data $(DATA) --host $(HOST) --port $(PORT)

test: test-packages
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	$(SWIFT) build --product guatu
	sh scripts/browser.sh .build/debug/guatu story
	sh scripts/browser.sh .build/debug/guatu pages

# Every page at three widths in both languages under axe-core, each kept as a picture in PICTURES.
pages: packages
	$(SWIFT) build --product guatu
	sh scripts/axe.sh .build/axe
	sh scripts/browser.sh .build/debug/guatu pages --axe .build/axe/axe.min.js --pictures $(PICTURES)

# Every property in full, in a release build; results with their commit go to docs/PROOFS.md.
prove: test-packages
	$(SWIFT) build -c release --build-tests -Xswiftc -enable-testing --scratch-path .build-prove
	COUNT=$(COUNT) KILLS=$(KILLS) sh scripts/prove.sh

bench: test-packages
	$(SWIFT) build -c release --product guatu-bench
	$(SWIFT) build -c release --product guatu-postgres-bench
	$(SWIFT) build -c release --product guatu-reading-bench
	$(SWIFT) build -c release --product guatu-web-bench
	.build/release/guatu-reading-bench
	.build/release/guatu-bench
	.build/release/guatu-web-bench
	.build/release/guatu-postgres-bench

# Servers and databases are killed while 32 writers write: three runs, figures for docs/RELIABILITY.md.
fault: test-packages
	$(SWIFT) build -c release --product guatu
	$(SWIFT) build -c release --product guatu-fault
	for run in 1 2 3; do .build/release/guatu-fault .build/release/guatu 60 || exit 1; done
	.build/release/guatu-fault .build/release/guatu 60 --stall

format:
	$(SWIFT) format -i -r Sources Tests Benchmarks Package.swift

lint:
	$(SWIFT) format lint -r Sources Tests Benchmarks Package.swift

packages:
	@sh scripts/install.sh $(BUILD_PACKAGES)

# Without PostgreSQL its tests are skipped, and say so.
test-packages: packages
	@sh scripts/install.sh postgresql || echo "skipped: postgres — it could not be installed"

clean:
	$(SWIFT) package clean
