"""Files from outside, read as text: Word, PDF, HTML and plain files, behind a gate and in a child process with limits."""
