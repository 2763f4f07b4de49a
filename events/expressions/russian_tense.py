"""Where a Russian sentence looks: back or ahead, by the words and the verb forms around a date."""
# floor 5

import re
from functools import lru_cache

# Words that speak of plans, whatever their form.
_PLANS = re.compile(
    r"буд(?:ет|ут|ем|у)|планиру[а-яё]+|наме(?:рен[аоы]?|рева[а-яё]+|чен[аоы]?)|запланирован[аоы]?|назначен[аоы]?|ожида[ею]т(?:ся)?|ожидаем[а-яё]+|"
    r"ждём|жд[её][мт]|ждут|предстои?т|предстоят|предстоящ[а-яё]+|долж(?:ен|на|но|ны)|обеща[ею]т|собира[ею]т(?:ся)?|готов(?:ит|ят)(?:ся)?|наде[ею]тся|"
    r"надеются|рассчитыва[ею]т|предполага[ею]т(?:ся)?|смо[жг](?:ет|ут|ем)|мо[жг](?:ет|ут)|хот(?:ят|им)|хочет|перенес(?:ен|ён|ли|ено|ены)|отлож(?:ен|или)[аоы]?|"
    r"назначил[аио]?|наметил[аио]?|запланировал[аио]?|стартует|стартуют|начина[ею]тся|открыва[ею]тся|вступа[ею]т|заработа[ею]т|возобнов(?:ит|ят)(?:ся)?|"
    r"сдела[ею]т|узна[ею]т|опубликует|опубликуют|организует|организуют|сможем|ближайши[ей]|приглаша[ею]т|рассмотр(?:ит|ят)|последует"
)
# The third person of perfective verbs, which speaks of what is to come: of short prefixes only plain cases, then the long ones.
_FUTURE = re.compile(
    r"(?:состо|уйд|улет|установ|утверд|увид|устро|увелич|усил|сда[сд]|откро|верн|возьм|обсуд|объяв|освобод|останов|остан|осмотр|оцен|окаж|введ|"
    r"включ|войд|встрет|вступ|станов|стан|созда[сд]|сниз|сохран|собер|сократ|соедин|да[сд]|реш|куп|начн|конч|скаж)(?:[её]?т|ит|ут|ат|ят)(?:ся)?"
    r"|(?:при|за|пой)(?:м[её]т|мут)|(?:по|про|при|пере|за|вы|до|на|от|под|об|раз|рас|из|ис|воз|вос)[а-яё]{2,}(?:[её]т|ит|ут|ют|ат|ят)(?:ся)?"
)
# Imperfective verbs and nouns that end like those.
_PRESENT = re.compile(
    r"[а-яё]*(?:[аяуе](?:[её]т|ют)(?:ся)?|(?:ход|вод|воз|нос|прос|говор|знач|завис|держ|служ|леж|лов|хран|след|мн)(?:ит|ят|ат)(?:ся)?|"
    r"жив[её]т|живут|раст[её]т|растут)|(?:со|на|от|пред)?сто(?:ит|ят)|"
    r"запрет|портрет|предмет|приоритет|подсч[её]т|расч[её]т|перел[её]т|просвет|профицит"
)
_PAST = re.compile(
    r"[а-яё]+[аеёиоуыя]л[аои]?(?:с[яь])?|[а-яё]*ш(?:ёл|ел|ла|ло|ли)(?:с[яь])?|(?:по|с)?мог(?:л[аои])?|умер(?:л[аои])?|"
    r"[а-яё]*(?:погиб|вез|вёз|нес|нёс|рос|лег|лёг|спас|стиг|ник|чез)(?:л[аои])?(?:с[яь])?|"
    r"[а-яё]+(?:ова|иса|ела|аде|еде|ече|юче|рше|авле|овле|явле|оже|ожде|оше|есе|есё|уче|обра|да|зва|сла|строе)н[аоы]?|"
    r"[а-яё]*(?:крыт|взят|убит|принят|снят|занят|начат)[аоы]?"
)
# Nouns and small words that end like verbs of the past.
_NOUNS = re.compile(
    r"[а-яё]*[аияыу]тели|[а-яё]*(?:канал|материал|персонал|терминал|вокзал|интервал|сигнал|потенциал|отдел|раздел|предел|тоннел|протокол|стран)[аы]?|"
    r"(?:журнал|генерал|капитал|финал|филиал|адмирал|причал|квартал|минерал|байкал|урал|посол|угол|футбол|михаил|кирилл)а?|школа|скал[аы]?|сила|"
    r"тел[аои]|дел[аои]|сел[ао]|недели|цели|модели|отели|доли|роли|воли|соли|автомобили|мили|мало|около|число|начал[ао]|или|если|курил|ли|"
    r"данн?ы|июли|апрели"
)
_WORD = re.compile(r"[а-яё]+")
_EDGE = re.compile(r"[,;:()«»\"]| - ")
# Before a date, in a sentence whose verbs say nothing: "by 5 May", "until the end of August".
_TOWARDS = re.compile(r"(?:^|[^а-яё])(?:до|к|ко|не позднее|не раньше) (?:самого |самой )?$")
_STOP = re.compile(r"(?<=[а-яё0-9)\"»]{3})[.!?…]+[\"»)]* ")
_WINDOW = 120


@lru_cache(maxsize=8192)
def _points(word: str) -> int:
    """1 for a word that points ahead, -1 for one that points back, 0 for all others."""
    if len(word) < 3 or len(word) > 24 or _NOUNS.fullmatch(word):
        return 0
    if _PLANS.fullmatch(word) or (_FUTURE.fullmatch(word) and not _PRESENT.fullmatch(word)):
        return 1
    return -1 if _PAST.fullmatch(word) else 0


def _nearest(before: str, after: str) -> int:
    """Where the nearest word points that points at all."""
    back = next(
        ((len(before) - word.end(), at) for word in reversed(list(_WORD.finditer(before))) if (at := _points(word[0]))),
        None,
    )
    ahead = next(((word.start(), at) for word in _WORD.finditer(after) if (at := _points(word[0]))), None)
    found = [one for one in (back, ahead) if one]
    return min(found)[1] if found else 0


def looks_ahead(before: str, after: str) -> bool | None:
    """Whether the words around a date, in small letters, point ahead; its own clause counts first; None: neither way."""
    cuts = list(_EDGE.finditer(before))
    stop = _EDGE.search(after)
    way = _nearest(before[cuts[-1].end() if cuts else 0 :], after[: stop.start() if stop else len(after)])
    if not way and _TOWARDS.search(before):
        return True
    way = way or _nearest(before, after)
    return way > 0 if way else None


def sentence_looks_ahead(folded: str, start: int, end: int) -> bool | None:
    """The same for the words between two offsets of a folded text, within their sentence as far as that can be seen."""
    before = folded[max(0, start - _WINDOW) : start]
    cuts = list(_STOP.finditer(before))
    after = folded[end : end + _WINDOW]
    stop = _STOP.search(after)
    return looks_ahead(before[cuts[-1].end() if cuts else 0 :], after[: stop.start() if stop else len(after)])
