# Short names for those who have make; each calls packaging/dev.py, which does its own set-up.

DEV := python3 packaging/dev.py

.PHONY: demo test check setup benchmarks gallery

demo:
	$(DEV) demo

test:
	$(DEV) test

check:
	$(DEV) check

setup:
	$(DEV) setup

benchmarks:
	$(DEV) run -m benchmarks

gallery:
	$(DEV) run packaging/gallery.py
