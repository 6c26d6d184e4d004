# The developers' front door. `make` alone lists what there is.
PY := .venv/bin/python
BIN := .venv/bin
ENV := SECRET_KEY=only-for-checks

.PHONY: help install run test check fix reference examples seed bench fuzz screenshots lock

help: ## list these targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

install: ## bring the packages and the browser that checks and tests need
	@./test --install

run: ## start the demo on http://127.0.0.1:8000
	./run

test: ## every test on both databases
	./test

check: install ## what must hold without running the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	git ls-files -z '*.html' | xargs -0 $(BIN)/djade --target-version 5.2 --check
	$(BIN)/djlint cairn --lint --quiet
	$(PY) -m cairn.engine.taxonomy
	$(ENV)-that-are-longer-than-fifty-letters-0123456789abcdef SITE_URL=https://cairn.example $(PY) manage.py check --deploy --fail-level WARNING
	$(ENV) $(PY) manage.py makemigrations --check --dry-run

fix: install ## format and mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	git ls-files -z '*.html' | xargs -0 $(BIN)/djade --target-version 5.2

reference: install ## write the generated pages of docs/reference anew
	PYTHONPATH=. DJANGO_SETTINGS_MODULE=tests.settings $(PY) tools/reference.py

examples: install ## write the files of examples/ anew
	PYTHONPATH=. $(PY) tools/examples.py
	cd examples && PYTHONPATH=.. ../$(PY) -m cairn.command.main match mentors.csv mentees.csv --pairs pairs.csv --weights weights.toml --on 2026-10-01 -o report.md -o matches.csv

seed: ## fill the database with a big community: make seed N=10000
	./run manage prepare
	./run manage seed --people $(or $(N),10000)

bench: install ## measure speed; see docs/reference/benchmarks.md
	$(PY) -m bench

fuzz: ## throw files at the readers of spreadsheets and of calendars: make fuzz N=5000000
	python3 -m venv .fuzzing && .fuzzing/bin/pip install --quiet atheris icalendar numpy rapidfuzz tzdata
	PYTHONPATH=. .fuzzing/bin/python tools/fuzz_csv.py .fuzzing/sheets -seed=1 -max_len=200 -runs=$(or $(N),100000)
	PYTHONPATH=. .fuzzing/bin/python tools/fuzz_ics.py .fuzzing/calendars -seed=1 -max_len=600 -runs=$(or $(N),100000)

screenshots: install ## take the documentation's pictures anew
	SCREENSHOTS=docs/screenshots $(PY) -m pytest tests/journeys/test_pictures.py tests/journeys/test_first_start.py

lock: ## lock the newest versions that pyproject.toml allows (maintainers; needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/run.txt
	uv pip compile pyproject.toml --extra test -c requirements/run.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/test.txt
	uv pip compile pyproject.toml --extra fast -c requirements/run.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/fast.txt
	for oracle in calendars matching ortools scipy; do uv pip compile requirements/oracle-$$oracle.in --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements/oracle-$$oracle.txt; done
