# make app    the map on this computer; PORT=8600 chooses the port
# make test   everything that .ci/run checks; installs what it needs, a browser included
# make bench  exports and the static site, the reading of documents, and the page beside its peers in a real browser;
#             ONLY=exports, ONLY=reading or ONLY=page measures one of the three, N=10,1000 restricts the sizes of the page
# make fuzz   a million inputs by chance into the reading of documents; N=1000 for fewer, SEED=2 for others
# make kills  a process that saves reviews, killed a thousand times; N=100 for fewer
# Needs Python 3.11 or newer; everything else goes into .venv.

PYTHONS := python3 python3.14 python3.13 python3.12 python3.11 python
BIN := .venv/bin

.PHONY: app test bench fuzz kills

app: .venv/app.stamp
	$(BIN)/python -m streamlit run streamlit_app.py $(if $(PORT),--server.port $(PORT))

test: .venv/test.stamp
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.postgres
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy --strict geo events
	$(BIN)/python -m pytest

bench: .venv/test.stamp
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.bench $(if $(ONLY),--only $(ONLY)) $(if $(N),--sizes $(N))

fuzz: .venv/test.stamp
	$(BIN)/python -m tests.fuzz --inputs $(or $(N),1000000) $(if $(SEED),--seed $(SEED))

kills: .venv/test.stamp
	$(BIN)/python -m tests.kills --times $(or $(N),1000)

# A stamp is younger than the lists it was installed from, so a second run installs nothing.
.venv/app.stamp: requirements.txt $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/test.stamp: tests/requirements.txt .venv/app.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r tests/requirements.txt
	touch $@

# A python3 may be too old, or (on Debian without python3-venv) unable to make an environment: say so before leaving half of one.
$(BIN)/python:
	@for python in $(PYTHONS); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$python" -c 'import ensurepip, venv' 2>/dev/null || { echo "$$python cannot make a virtual environment: install venv for it (on Debian: apt-get install python3-venv), then run make again."; exit 1; }; \
	    echo "Making .venv with $$("$$python" --version); the first time takes a minute or two."; \
	    exec "$$python" -m venv .venv; \
	  fi; \
	done; echo "Python 3.11 or newer is needed, and none of these is: $(PYTHONS)."; exit 1
