"""The bundle: a filing with its annexes as one PDF, every page of it numbered."""
