"""The Registry's own PDF form, of which the office gives its copy, filled from the worksheet: fields → mapping → fit → fill."""
