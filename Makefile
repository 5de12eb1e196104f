# Two commands for everybody, `make run` and `make test`; the rest serve developers.
# Every path is relative, so the checkout may lie in a folder with spaces in its name.

PYTHON ?=
NSVH_ADDRESS ?= 127.0.0.1
NSVH_PORT ?= 8501
PYTEST_ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
MADE := $(VENV)/made
PIP := pip==26.3
UV_COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --no-emit-index-url --quiet

.DEFAULT_GOAL := help
.PHONY: help run test check style environment environment-dev database demo requirements screenshots clean

help:
	@echo 'make run          installera det som saknas och starta panelen (http://$(NSVH_ADDRESS):$(NSVH_PORT))'
	@echo 'make test         kör alla tester'
	@echo 'make check        bara kodgranskningen: ruff och mypy'
	@echo 'make demo         lägg demodata i en databas som saknas'
	@echo 'make screenshots  ta om bilderna i docs/screenshots'
	@echo 'make requirements lås om requirements*.txt efter en ändring i pyproject.toml'
	@echo 'make clean        ta bort miljö och mellanlager (databasen rörs inte)'

run: environment database
	@echo 'Panelen öppnas på http://$(NSVH_ADDRESS):$(NSVH_PORT) (avsluta med Ctrl+C)'
	@exec $(PY) -m streamlit run app.py \
		--server.address '$(NSVH_ADDRESS)' --server.port '$(NSVH_PORT)'

# mypy fills one core for half a minute: it works beside the tests, and has its say at the end of them.
test: environment-dev style
	@$(PY) -m mypy > $(VENV)/mypy.txt 2>&1 & mypy=$$!; \
	$(PY) -m pytest -n 2 $(PYTEST_ARGS); tests=$$?; \
	wait $$mypy; types=$$?; cat $(VENV)/mypy.txt; \
	test $$tests -eq 0 && test $$types -eq 0

check: style
	@$(PY) -m mypy

style: environment-dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check --quiet .

demo: environment database

database: environment
	@if [ ! -e "$${NSVH_DATABASE:-data/nsvh.duckdb}" ]; then \
		echo 'Ingen databas finns: bygger en med demodata …'; \
		$(PY) -m nsvh_dash build --demo; \
	fi

# What is installed is remembered as a copy of the requirements file it came from: compared by content, so
# neither a fresh checkout's dates nor a second start installs anything.
environment: $(MADE)
	@cmp -s requirements.txt $(VENV)/requirements.txt || { \
		echo 'Installerar beroenden, första gången tar det någon minut …'; \
		$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt \
			&& cp requirements.txt $(VENV)/requirements.txt; }

# requirements-dev.txt holds all of requirements.txt too (tests/test_house.py), so it counts for both.
environment-dev: $(MADE)
	@cmp -s requirements-dev.txt $(VENV)/requirements-dev.txt || { \
		echo 'Installerar utvecklingsmiljön, första gången tar det någon minut …'; \
		$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt \
			&& cp requirements.txt requirements-dev.txt $(VENV)/; }

# The pip that an older Python brings is slow to choose among what there is: the first thing installed is a newer one.
# The mark is set last: an attempt that was interrupted is made anew, not built upon.
$(MADE):
	@found=; old=; \
	for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
		old=$$python; \
		"$$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || continue; \
		found=$$python; break; \
	done; \
	if [ -z "$$old" ]; then \
		echo 'Python 3.11 eller senare saknas: installera det och försök igen.' >&2; exit 1; fi; \
	if [ -z "$$found" ]; then \
		echo "$$old saknar modulen venv: installera den (i Debian och Ubuntu: apt install python3-venv)." >&2; \
		exit 1; fi; \
	echo "Skapar $(VENV) med $$("$$found" --version) …"; \
	rm -rf $(VENV) && "$$found" -m venv $(VENV) \
		&& $(PY) -m pip install --quiet --disable-pip-version-check $(PIP) && touch $(MADE)

requirements:
	@command -v uv >/dev/null || { echo 'uv saknas: pip install uv' >&2; exit 1; }
	@UV_CUSTOM_COMPILE_COMMAND='make requirements' $(UV_COMPILE) -o requirements.txt
	@UV_CUSTOM_COMPILE_COMMAND='make requirements' $(UV_COMPILE) --extra dev -c requirements.txt -o requirements-dev.txt

screenshots: environment-dev database
	@$(PY) tests/browser/screenshots.py

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis .coverage .coverage.* htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
