# Short names for those who have make; each calls packaging/dev.py, which does its own set-up.

DEV := python3 packaging/dev.py

.PHONY: demo test check setup benchmarks

demo:
	$(DEV) demo

test:
	$(DEV) test

check:
	$(DEV) check

setup:
	$(DEV) setup

benchmarks:
	for script in benchmarks/bench_*.py; do $(DEV) run "$$script" || exit; done
