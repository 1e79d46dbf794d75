# Each target only calls a script of the same name, so everything also works without make.

# Where `make dist` will be served from: / or a sub-path such as /filo/.
BASE ?= /

.PHONY: serve test dev dist bench kills

serve:
	@scripts/serve.sh

test:
	@scripts/test.sh

dev:
	@scripts/dev.sh

dist:
	@BASE='$(BASE)' scripts/dist.sh

bench:
	@scripts/bench.sh

kills:
	@scripts/kills.sh
