# `make help` lists the commands. They need python3, make and a network, nothing else.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-law check format bench sizes screenshots wheel lock clean

help: ## cette liste
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## prépare .venv (avec la commande rebond) et les fichiers de l'interface
	@$(PYTHON) scripts/setup.py

demo: setup ## démarre la coopérative de démonstration sur http://localhost:8000 (PORT=… pour un autre port)
	@$(BIN)/rebond demo --port $(PORT)

test: setup ## lance tous les tests, avec un vrai navigateur
	@$(BIN)/python scripts/chromium.py
	@$(BIN)/pytest -n $(WORKERS) src tests $(ARGS)
	@$(BIN)/pytest -n $(WORKERS) --dist loadfile e2e $(ARGS)

test-law: setup ## les seules règles de droit, sans base de données
	@$(BIN)/pytest -n0 src/rebond/droit $(ARGS)

check: setup ## mise en forme, règles d'écriture, types et étages
	@$(BIN)/python scripts/check.py

format: setup ## met en forme le code et les gabarits
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .
	@$(BIN)/djlint src --reformat --quiet

bench: setup ## mesure les pages, l'import et le démarrage
	@$(BIN)/python -m bench

sizes: setup ## les dix plus grands modules, fonctions, gabarits et tests
	@$(BIN)/python scripts/sizes.py

screenshots: setup ## refait les captures d'écran du guide
	@$(BIN)/python scripts/chromium.py
	@$(BIN)/python scripts/screenshots.py

wheel: setup ## construit le paquet installable dans dist/
	@$(BIN)/python scripts/wheel.py

lock: setup ## recalcule les versions exactes et leurs empreintes
	@$(PYTHON) scripts/setup.py lock

clean: ## retire ce que make setup a apporté (jamais les données)
	rm -rf .venv .tools node_modules src/rebond/ui/dist src/rebond/ui/static/vendor
