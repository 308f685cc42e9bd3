"""The week on one page: what stands on it (`page`), and the page as HTML and as a Word document."""
