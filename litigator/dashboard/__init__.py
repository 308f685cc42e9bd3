"""The dashboard, `litigator dash`: the office on one screen, in Textual. It shows what the office reads and asks what the office decides.

A file a view; `entries` is the list they share, `drawing` how a line of it looks, `keys` what each key does, `deciding` the way to the office.
Everything here has a twin among the commands, and nothing here can do what they cannot.
"""
