# zoneboard: make run opens the dashboard on sample data, make test proves everything.
#
# Each target says in its comment what it does; `make help` lists them.

PREFIX ?= /usr/local
DESTDIR ?=
STORE ?=
SWIFT ?= swift
# Further flags for every release build, for example --explicit-target-dependency-import-check error.
SWIFTFLAGS ?=

# Where the toolchain has Swift's libraries to be linked in, the program holds them (Package.swift).
RUNTIME := $(shell $(SWIFT) -print-target-info 2>/dev/null \
	| sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
export ZONEBOARD_STATIC := $(wildcard $(RUNTIME)_static/linux/static-stdlib-args.lnk)

RELEASE = $(SWIFT) build -c release $(SWIFTFLAGS)
# `swift test` alone would build all once more, for @testable, which our tests do not use.
RELEASE_TESTS = $(RELEASE) --build-tests && $(TESTS) -c release --skip-build
# Quiet: failures and the closing line, and no bytes of test cases that would upset a terminal.
# Without a backtrace of each error thrown: tests that throw millions take a sixth less.
TESTS = SWT_SWIFT_ERROR_BACKTRACING_ENABLED=0 $(SWIFT) test --disable-xctest --quiet
PROGRAM = .build/release/zoneboard
SHARE = $(DESTDIR)$(PREFIX)/share

.DEFAULT_GOAL := help
.PHONY: help run test deps deps-test deps-bench build check format lint layers sanitize coverage bench \
	proofs soak fuzz \
	install uninstall clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null \
	|| sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1  \2/p' Makefile

run: build ## Open the dashboard on a private copy of the sample data; STORE=DIR opens a store
	@if [ -n '$(STORE)' ]; then exec $(PROGRAM) open --store '$(STORE)'; \
	else exec $(PROGRAM) demo; fi

test: deps-test ## Build for release and run every test
	$(RELEASE_TESTS)

deps: ## Install what the build needs, where it is missing
	@.ci/deps build

deps-test: ## Install what the tests need, where it is missing
	@.ci/deps build test

build: deps ## Build the program for release
	$(RELEASE) --product zoneboard

check: export ZONEBOARD_WARNINGS = error
check: ## Everything that must hold at every commit: lint, layers and tests, without a warning
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory test SWIFTFLAGS='--explicit-target-dependency-import-check error'
	@$(MAKE) --no-print-directory layers

format: ## Format all Swift files in place
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

lint: ## Fail on any Swift file that is not formatted and documented as .swift-format says
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests

layers: deps ## Fail on any import that the arrows of the house do not allow
	@.ci/layers
	$(SWIFT) build -c release --build-tests --explicit-target-dependency-import-check error

sanitize: export ZONEBOARD_STATIC =
sanitize: deps-test ## Run the tests under the address and the thread sanitizer
	@# Swift's strings tag their pointers, so the leak finder takes every static one for lost.
	ASAN_OPTIONS=detect_leaks=0 $(TESTS) -c release --sanitize address --scratch-path .build-address
	@# What races would write over the screens of the tests stands in files; a report fails a test.
	mkdir -p .build-thread && rm -f .build-thread/report.*
	clang -shared -fPIC -O1 -o .build-thread/mutex.so Tests/Sanitizers/MutexForThreadSanitizer.c
	$(RELEASE) --build-tests --sanitize thread --scratch-path .build-thread
	LD_PRELOAD="$$PWD/.build-thread/mutex.so" TSAN_OPTIONS="log_path=$$PWD/.build-thread/report" \
	$(TESTS) -c release --sanitize thread --scratch-path .build-thread --skip-build \
	|| { cat .build-thread/report.* 2>/dev/null; exit 1; }

coverage: deps-test ## Run the tests and print which lines of Sources they reach
	$(TESTS) --enable-code-coverage --scratch-path .build-coverage
	@.ci/coverage

deps-bench: deps-test ## Install what the measurements compare with, where it is missing
	@.ci/deps bench

bench: deps-bench ## Measure the program (never a test); CASES=WORD measures only cases with it
	$(RELEASE)
	@.build/release/Benchmarks $(CASES)

proofs: deps-test ## Time the proofs of the store, suite by suite
	$(RELEASE) --build-tests
	@.ci/proofs

soak: export ZONEBOARD_SOAK ?= 50
soak: deps-test ## Run the random tests ZONEBOARD_SOAK times as long, 50 unless set
	$(RELEASE_TESTS)

FUZZ_SECONDS ?= 60
fuzz: deps ## Look for bytes that stop a reader, FUZZ_SECONDS (60) each; READERS='csv keys' only these
	@.ci/fuzz $(FUZZ_SECONDS) $(READERS)

install: build ## Install under DESTDIR and PREFIX (/usr/local)
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(SHARE)/zoneboard' '$(SHARE)/doc/zoneboard'
	install -m 755 $(PROGRAM) '$(DESTDIR)$(PREFIX)/bin/zoneboard'
	@for folder in themes sample-data; do \
	  if [ -d "$$folder" ]; then \
	    echo "install $$folder"; rm -rf '$(SHARE)'/zoneboard/"$$folder"; \
	    cp -R "$$folder" '$(SHARE)/zoneboard/' && chmod -R u=rwX,go=rX '$(SHARE)'/zoneboard/"$$folder"; \
	  fi || exit 1; \
	done
	install -d '$(SHARE)/zoneboard/policies'
	rm -f '$(SHARE)'/zoneboard/policies/*.yaml
	install -m 644 Sources/ZonePolicy/Packs/*.yaml '$(SHARE)/zoneboard/policies/'
	install -d '$(SHARE)/doc/zoneboard/docs' '$(SHARE)/doc/zoneboard/sample-data'
	install -m 644 README.md CHANGELOG.md LICENSE '$(SHARE)/doc/zoneboard/'
	install -m 644 docs/*.md '$(SHARE)/doc/zoneboard/docs/'
	install -m 644 sample-data/README.md '$(SHARE)/doc/zoneboard/sample-data/'
	@if ls docs/man/*.1 >/dev/null 2>&1; then \
	  install -d '$(SHARE)/man/man1' && install -m 644 docs/man/*.1 '$(SHARE)/man/man1/'; fi
	@.ci/completions $(PROGRAM) '$(SHARE)'

uninstall: ## Remove what install put there; stores are never touched
	rm -f '$(DESTDIR)$(PREFIX)/bin/zoneboard' '$(SHARE)'/man/man1/zoneboard*.1 \
	  '$(SHARE)/bash-completion/completions/zoneboard' \
	  '$(SHARE)/zsh/site-functions/_zoneboard' \
	  '$(SHARE)/fish/vendor_completions.d/zoneboard.fish'
	rm -rf '$(SHARE)/zoneboard' '$(SHARE)/doc/zoneboard'

clean: ## Remove what was built, but not the fetched packages
	-$(SWIFT) package clean
	rm -rf .build-address .build-thread .build-coverage .build-fuzz
