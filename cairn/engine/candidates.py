"""Whom each mentee of a cohort is considered with, and what each such pair is worth."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from functools import cached_property
from itertools import compress

import numpy as np

from cairn.engine import mutual
from cairn.engine.covering import SCARCE, Cover, cover
from cairn.engine.graph import Graph, graph, narrowed
from cairn.engine.index import Index
from cairn.engine.rules import turn
from cairn.engine.setting import Setting, size
from cairn.engine.tables import Bools, Ints
from cairn.engine.values import Hit, Mentee

FEW = 2
"""A mentor whom less than one part in so many of the average sees is one whom few others see."""
AT_ONCE = 1_000_000
"""Pairs whose worth is reckoned at once, which bounds the memory that it takes."""

OWNER, MENTOR = 0, 1


class Candidates:
    """The candidates of every mentee who is to be placed, the best first, and their values.

    Each has the best of the ranking and the best of those whom few others see. Then, as long as
    somebody would be left over while mentors who could take them or a rival are in no list, these
    are added; so nobody is left over for want of a longer list. `cover` is the proof of that.

    `fit`, `mentor_fit` and `place` go with the candidates of `graph`; `place` counts from 1.
    """

    def __init__(self, setting: Setting) -> None:
        self._settle(setting)
        self._list()

    def _settle(self, setting: Setting) -> None:
        for known in ("index", "places", "minutes", "seats"):
            vars(self).pop(known, None)
        self.setting = setting
        self.seekers = setting.seeking
        self.mentors = tuple(m for m in setting.mentors if setting.places(m.id) > 0)
        self.ids = np.array([mentor.id for mentor in self.mentors], np.int64)
        self._ruled_out = defaultdict[int, list[int]](list)
        for mentee, mentor in sorted(setting.forbidden):
            self._ruled_out[mentee].append(mentor)

    @cached_property
    def index(self) -> Index:
        """The mentors who have places."""
        return self._index(np.ones(len(self.mentors), np.bool_))

    @cached_property
    def places(self) -> Ints:
        """How many mentees each mentor can take."""
        return np.array([self.setting.places(i) for i in self.ids.tolist()], np.int64)

    @cached_property
    def minutes(self) -> Ints:
        """How many minutes a month each mentor has left."""
        return np.array([self.setting.minutes_left[i] for i in self.ids.tolist()], np.int64)

    @cached_property
    def seats(self) -> Ints:
        """How many seats each mentor has left, whatever the minutes are."""
        return np.array([self.setting.seats_left[i] for i in self.ids.tolist()], np.int64)

    @property
    def sizes(self) -> Ints:
        """How many minutes a month a pair with each mentee takes."""
        return np.array([size(mentee) for mentee in self.seekers], np.int64)

    def too_long(self, mentee: Mentee) -> bool:
        """Tell whether all mentors whom nothing else keeps away have too few minutes left."""
        where, out = self._in_time(self.index, mentee), self.ruled_out(mentee.id)
        if where is None or self.index.ranking(mentee, where=where, excluded=out).total:
            return False
        return self.index.ranking(mentee, excluded=out).total > 0

    def ruled_out(self, mentee: int) -> list[int]:
        """Return the mentors with whom a mentee must not be paired, whatever the rules say."""
        return self._ruled_out.get(mentee, [])

    def at(self, setting: Setting) -> "Candidates":
        """Return the same lists where mentors who have places have more, or fewer."""
        other = copy(self)
        other._settle(setting)
        other.graph = narrowed(self.graph, np.ones(len(self.fit), np.bool_), other.places)
        other.cover = cover(other.graph)
        return other

    def joined(self, setting: Setting, more: Ints) -> "Candidates":
        """Return the lists joined with more pairs, which a setting that differs allows.

        `more` are columns as those of `listed`, and outweigh what is listed already.
        """
        other = copy(self)
        other._settle(setting)
        both = np.concatenate([more, self.listed()], axis=1)
        both[MENTOR] = np.searchsorted(other.ids, both[MENTOR])
        _, once = np.unique(both[OWNER] * len(other.ids) + both[MENTOR], return_index=True)
        other.graph, other.cover = other._graph(both[:, once])
        return other

    def listed(self) -> Ints:
        """Return columns of all pairs: number of the mentee, id of the mentor, score and rank."""
        mentor = self.graph.mentor
        load = np.array([mentor.load for mentor in self.mentors], np.int64)[mentor]
        rank = self.fit - self.fit * load // 1000
        return np.stack([self.graph.owner.astype(np.int64), self.ids[mentor], self.fit, rank])

    def best_for(self, mentee: Mentee, owner: int) -> Ints:
        """Return columns, as those of `listed`, of the best for somebody instead of the owner."""
        out, many, week = self.ruled_out(mentee.id), self.setting.candidates, self.setting.week
        columns = self._columns(owner, self.index.top(mentee, many, excluded=out, week=week))
        columns[MENTOR] = self.ids[columns[MENTOR]]
        return columns

    def without(self, mentee: int, mentor: int) -> "Candidates":
        """Return the same lists without a mentee, who takes a place of a mentor."""
        other, gone = copy(self), [one.id for one in self.seekers].index(mentee)
        keep = self.graph.owner != gone
        other.fit, other.mentor_fit = self.fit[keep], self.mentor_fit[keep]
        other.place = self.place[keep]
        other.places = self.places - (self.ids == mentor)
        other.seats = self.seats - (self.ids == mentor)
        other.minutes = self.minutes - (self.ids == mentor) * size(self.seekers[gone])
        other.graph = narrowed(self.graph, keep, other.places)
        other.cover = cover(other.graph)
        return other

    def _list(self) -> None:
        most, extra = self.setting.candidates, self.setting.extra
        everybody = range(len(self.seekers))
        lists = [self._best(everybody, most)]
        seen = np.bincount(lists[0][MENTOR], minlength=len(self.ids))
        hidden = seen * FEW * len(self.ids) < seen.sum()
        ends = np.searchsorted(lists[0][OWNER], everybody, side="right")
        listed = np.split(self.ids[lists[0][MENTOR]], ends)
        lists.append(self._best(everybody, extra, hidden, listed))
        while True:
            self.graph, self.cover = self._graph(np.concatenate(lists, axis=1))
            lists.append(self._missed(extra or most))
            if not lists[-1].size:
                return

    def _best(
        self,
        owners: Iterable[int],
        many: int,
        chosen: Bools | None = None,
        listed: Sequence[Ints] = (),
    ) -> Ints:
        """Return columns of the best mentors, of those chosen, who are not listed already.

        The chosen get an index of their own: to search the large one for the few is slow.
        """
        index = self.index if chosen is None else self._index(chosen)
        found: list[Ints] = [np.zeros((4, 0), np.int64)]
        for owner in owners if len(index) else ():
            mentee = self.seekers[owner]
            out = [*self.ruled_out(mentee.id), *(listed[owner].tolist() if listed else ())]
            where = self._in_time(index, mentee)
            hits = index.top(mentee, many, where=where, excluded=out, week=self.setting.week)
            found.append(self._columns(owner, hits))
        return np.concatenate(found, axis=1)

    def _index(self, chosen: Bools) -> Index:
        mentors = compress(self.mentors, chosen.tolist())
        return Index(self.setting.relations, self.setting.weights).build(mentors)

    def _in_time(self, index: Index, mentee: Mentee) -> Bools | None:
        """Return the rows of those with minutes enough; `None` where that makes no difference."""
        if len(self.setting.sizes) <= 1:
            return None
        enough: Bools = self.minutes[np.searchsorted(self.ids, index.ids)] >= size(mentee)
        return enough

    def _columns(self, owner: int, hits: list[Hit]) -> Ints:
        some = np.array([(owner, hit.id, hit.score, hit.rank) for hit in hits], np.int64)
        columns: Ints = some.reshape(-1, 4).T
        columns[MENTOR] = np.searchsorted(self.ids, columns[MENTOR])
        return columns

    def _missed(self, many: int) -> Ints:
        """Return mentors with a place to spare, or who could make one, for those in want."""
        wanting = bool((self.cover.mate < 0).any())
        short = np.flatnonzero(self.cover.fate == SCARCE).tolist() if wanting else []
        return self._best(short, many, self.cover.part != SCARCE)

    def _graph(self, listed: Ints) -> tuple[Graph, Cover]:
        owner, mentor, _, rank = listed
        ids = np.array([mentee.id for mentee in self.seekers], np.uint64)[owner]
        turns = turn(ids, self.ids[mentor].astype(np.uint64), self.setting.week)
        owner, mentor, fit, _ = listed[:, np.lexsort((turns, -rank, owner))]
        first = np.searchsorted(owner, np.arange(len(self.seekers) + 1))
        self.fit, self.mentor_fit = fit, self._mentor_fit(np.stack([owner, mentor]))
        self.place = np.arange(len(owner)) - first[owner] + 1
        found = graph(first, mentor, mutual.values(fit, self.mentor_fit), self.places)
        return found, cover(found)

    def _mentor_fit(self, pairs: Ints) -> Ints:
        seekers, offers = mutual.traits(self.seekers), mutual.traits(self.mentors)
        parts = [pairs[:, at : at + AT_ONCE] for at in range(0, pairs.shape[1], AT_ONCE)]
        weights = self.setting.weights
        fits = (mutual.mentor_fits(seekers, offers, self.mentors, weights, p) for p in parts)
        return np.concatenate([np.zeros(0, np.int64), *fits])
