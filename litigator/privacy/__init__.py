"""Privacy: pseudonyms for the people of a case, in every form of their names, and what may still identify them. Values in, values out."""
