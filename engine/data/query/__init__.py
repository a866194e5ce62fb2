"""The language in which rows are asked for: parsed to a tree, checked, answered as a mask."""

from engine.data.query.errors import QueryError
from engine.data.query.evaluate import evaluate
from engine.data.query.facts import Facts, RunFacts
from engine.data.query.order import SOURCE_ORDER, Order, ordered, parse_order
from engine.data.query.parser import parse
from engine.data.query.tree import EVERYTHING, And, Node

__all__ = [
    "EVERYTHING",
    "SOURCE_ORDER",
    "And",
    "Facts",
    "Node",
    "Order",
    "QueryError",
    "RunFacts",
    "evaluate",
    "ordered",
    "parse",
    "parse_order",
]
