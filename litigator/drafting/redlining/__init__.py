"""Two versions of a document as one with tracked changes: read (tokens), align, mark, carry over, prove, settle."""
