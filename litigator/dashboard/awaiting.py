"""Awaiting: letters of the office that wait for an answer, the nearest day first."""

from litigator.dashboard.docket import Docket
from litigator.docket.reading import Wanted


class Awaiting(Docket):
    TITLE = "Awaiting"
    ABOUT = "What the office has asked and nobody has answered yet, by the day it was to be answered."
    TWIN = "litigator deadline list --standing awaiting"
    WANTED = Wanted(standing="awaiting")
    EMPTY = "no answer is awaited"
