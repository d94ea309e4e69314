# make run      builds Vigía and runs the demonstration (the page at http://127.0.0.1:8080)
# make test     builds and tests
# make verify   holds the built command against programs of others
# make figures  measures what the command decides
# make lint     checks the form of the code
# Missing Debian packages are installed first (with sudo when not root).

PACKAGES = g++ libcurl4-openssl-dev libgd-dev libgmime-3.0-dev libicu-dev libmicrohttpd-dev \
	libsimdjson-dev libsqlite3-dev libssl-dev libwslay-dev libxml2-dev libyaml-dev pkg-config
# A mail server for the tests of the mailbox, which start their own; openssl makes its certificate.
TEST_PACKAGES = dovecot-imapd dovecot-pop3d openssl
VERIFY_PACKAGES = chromium chromium-driver python3 python3-venv sqlite3
ARGUMENTS ?=

.PHONY: run test verify figures lint build packages swift clean
.DEFAULT_GOAL := build

run: build
	.build/release/vigia demo $(ARGUMENTS)

build: swift packages
	swift build -c release

# The last line is the summary of `swift test` itself. A few stories at a time: on a busy machine of two
# cores, hundreds at once would each look as slow as all together.
test: swift packages
	@.ci/packages $(TEST_PACKAGES)
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4 swift test

verify: build .venv/done
	.ci/verify-all

figures: build
	@.ci/packages python3
	.ci/figures

lint: swift
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

clean:
	rm -rf .build .venv

packages:
	@.ci/packages $(PACKAGES)

swift:
	@command -v swift >/dev/null || { \
	  echo "No se encuentra «swift». Instale Swift 6.2 o posterior (https://www.swift.org/install)" >&2; \
	  echo "y póngalo en el PATH." >&2; exit 69; }

.venv/done: .ci/requirements.txt
	@.ci/packages $(VERIFY_PACKAGES)
	/usr/bin/python3 -m venv --clear .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --no-input -r .ci/requirements.txt
	touch $@
