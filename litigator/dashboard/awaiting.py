"""Awaiting: letters of the office that wait for an answer, the nearest day first."""

from litigator.dashboard.docket import Docket
from litigator.docket.reading import Wanted
from litigator.tongue import marked


class Awaiting(Docket):
    TITLE = marked("Awaiting")
    ABOUT = marked("What the office has asked and nobody has answered yet, by the day it was to be answered.")
    TWIN = "litigator deadline list --standing awaiting"
    WANTED = Wanted(standing="awaiting")
    EMPTY = marked("no answer is awaited")
