"""Reading a template or clause over for its author: every fault at once, at its place, with the mend. `examining` runs the steps."""
