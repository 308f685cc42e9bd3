# The entrance. Each target is a line of make.py, which also serves a machine without make.
.DEFAULT_GOAL := help
.PHONY: demo test check bench soak example help

demo test check bench soak example help:
	@python3 make.py $@
