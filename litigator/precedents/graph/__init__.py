"""Who cites whom: citing sentences, how deeply, what became of a judgment, ways between two, the network."""
