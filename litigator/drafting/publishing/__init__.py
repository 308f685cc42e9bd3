"""A copy that may be published: scrub (scrubbing, pictures), read, put pseudonyms in the place of people, prove that none is left."""
