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

# The pictures of docs/images: every page of the demo, light and dark.
gallery:
	for theme in light dark; do \
	  $(DEV) run -m mmc_gui --demo --walkthrough build/gallery-$$theme --theme $$theme || exit; \
	  rm -f docs/images/*-$$theme.png; \
	  for picture in build/gallery-$$theme/screenshots/*.png; do \
	    cp "$$picture" "docs/images/$$(basename "$$picture" .png)-$$theme.png"; \
	  done; \
	done
