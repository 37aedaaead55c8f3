# The commands of the project; each is a script in tools/. Start with: make help
PORT ?= 8080
export PORT

.DEFAULT_GOAL := help
.PHONY: help setup build serve test test-quick desktop bench gallery screens projections own-data lessons fixtures torch fuzz soak format clean

help:
	@echo 'make serve       build the page and serve it on this machine (PORT=8080)'
	@echo 'make test        build everything and run every test; the last line counts them (ALL=1: also what passed before)'
	@echo 'make test-quick  the native doctest suite only, without installing anything'
	@echo 'make desktop     build and open the desktop window'
	@echo 'make build       both builds: build/web/index.html and build/native/embedscape'
	@echo 'make setup       install what is missing (serve, test, build and desktop do it by themselves)'
	@echo 'make bench       measure the speed beside PyTorch, gensim, tfjs and others: a table and build/bench.json'
	@echo 'make gallery     make the pictures of docs/gallery.md anew'
	@echo 'make screens     make the pictures of docs/map.md anew'
	@echo 'make projections make the pictures of docs/projections.md anew'
	@echo 'make own-data    make the pictures of docs/own-data.md anew'
	@echo 'make lessons     try the claims of all lessons on ten seeds and write docs/lessons.md'
	@echo 'make fixtures    ask PyTorch for the golden numbers of all ops anew (installs it)'
	@echo 'make fuzz        a minute of libFuzzer for each reader of files and links'
	@echo 'make soak        an hour of random hands in the page (SOAK_MINUTES=60, SOAK_SEED=1)'
	@echo 'make torch       run the scripts for PyTorch that are taken home (installs it)'
	@echo 'make format      format the sources with clang-format'
	@echo 'make clean       remove everything that was built'

setup:
	@tools/setup.sh

build:
	@tools/setup.sh web native
	@tools/build.sh web embedscape page
	@tools/build.sh native embedscape

serve:
	@tools/serve.sh

test:
	@tools/test.sh

test-quick:
	@tools/test.sh --quick

desktop:
	@tools/setup.sh native
	@tools/build.sh native embedscape
	@build/native/embedscape

bench:
	@tools/bench.sh

gallery:
	@tools/setup.sh native
	@tools/build.sh native embedscape
	@node tools/gallery.mjs

screens:
	@tools/setup.sh web test
	@tools/build.sh web embedscape page
	@node tools/screens.mjs

projections:
	@tools/setup.sh native
	@tools/build.sh native embedscape
	@node tools/projections.mjs

own-data:
	@tools/setup.sh web native test
	@tools/build.sh web embedscape page
	@tools/build.sh native embedscape
	@node tools/own_data.mjs

lessons:
	@tools/setup.sh native
	@tools/build.sh native embedscape
	@node tools/lessons.mjs

fixtures:
	@tools/fixtures.sh

fuzz:
	@tools/fuzz.sh

soak:
	@tools/setup.sh web native test
	@tools/build.sh web embedscape page
	@tools/build.sh native embedscape
	@SOAK_MINUTES=$${SOAK_MINUTES:-60} node tests/web/run.mjs soak

torch:
	@tools/setup.sh native torch
	@tools/build.sh native embedscape
	@node tests/cli/torch.mjs

format:
	@tools/format.sh

clean:
	@rm -rf build
