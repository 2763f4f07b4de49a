"""Where a Russian sentence looks: back or ahead, by the words and the verb forms around a date."""
# floor 5

import re
from functools import lru_cache

# Words that speak of plans, whatever their form.
_PLANS = re.compile(
    r"буд(?:ет|ут|ем|у)|планиру[ею]т(?:ся)?|наме(?:рен[аоы]?|рева[ею]тся|чен[аоы]?)|назначен[аоы]?|"
    r"запланирован[аоы]?|ожида[ею]т(?:ся)?|ожидаем[а-яё]+|жд[её][мт]|ждут|предстои?т|предстоят|"
    r"предстоящ[а-яё]+|долж(?:ен|на|но|ны)|обеща[ею]т|собира[ею]т(?:ся)?|готов(?:ит|ят)(?:ся)?|наде[ею]тся|"
    r"рассчитыва[ею]т|предполага[ею]т(?:ся)?|с?мо[жг](?:ет|ут|ем)|хот(?:ят|им)|хочет|перенес(?:[её]н|ена|ено|ены)|"
    r"отлож(?:ен|ена|ено|ены)|стартуе?ю?т|начина[ею]тся|открыва[ею]тся|вступа[ею]т|заработа[ею]т|сдела[ею]т|"
    r"узна[ею]т|опублику[ею]т|организу[ею]т|ближайши[ей]|приглаша[ею]т|последует"
)
# The third person of perfective verbs speaks of what is to come: some of short prefixes, and those with long ones.
_FUTURE = re.compile(
    r"(?:состо|уйд|улет|установ|утверд|увид|устро|увелич|усил|сда[сд]|откро|верн|возьм|обсуд|объяв|освобод|останов|"
    r"остан|осмотр|оцен|окаж|введ|включ|войд|встрет|вступ|станов|стан|созда[сд]|сниз|сохран|собер|сократ|соедин|"
    r"да[сд]|реш|куп|начн|конч|скаж)(?:[её]?т|ит|ут|ат|ят)(?:ся)?|(?:при|за|пой)(?:м[её]т|мут)|"
    r"(?:от|за|при|пере|про|по|вы|под|рас|на|до)?(?:кроем|йд[её]м|едем|вед[её]м|кажем|строим|пустим|лучим|верн[её]м|"
    r"пишем|кончим|вершим|начн[её]м|сделаем|дадим|вез[её]м|ставим)(?:ся)?|(?:встрет|увид|обсуд)им(?:ся)?|"
    r"(?:по|про|при|пере|за|вы|до|на|от|под|об|раз|рас|из|ис|воз|вос)[а-яё]{2,}(?:[её]т|ит|ут|ют|ат|ят)(?:ся)?"
)
# Imperfective verbs and nouns that end like those.
_PRESENT = re.compile(
    r"[а-яё]*(?:[аяуе](?:[её]т|ют)(?:ся)?|"
    r"(?:ход|вод|воз|нос|прос|говор|знач|завис|держ|служ|леж|лов|хран|след|мн)(?:ит|ят|ат)(?:ся)?|"
    r"жив[её]т|живут|раст[её]т|растут)|(?:со|на|от|пред)?сто(?:ит|ят)|"
    r"запрет|портрет|предмет|приоритет|подсч[её]т|расч[её]т|перел[её]т|просвет|профицит"
)
# What was planned or asked: ahead of the date that follows an infinitive, "на" or "к", else back.
_ASKED = re.compile(
    r"(?:по)?обещал[аои]?|(?:за)?планировал[аои]?(?:сь)?|намеревал(?:ся|ась|ись)|намерени[еяю]|соб[иа]рал(?:ся|ась|ись)|"
    r"ожидал[аои]?(?:сь)?|рассчитывал[аои]?|хотел[аои]?|предл(?:ож|аг)[иа]л[аои]?|(?:по)?просил[аои]?|поручил[аои]?|"
    r"потребовал[аои]?|приказал[аои]?|решил[аои]?|договорил(?:ся|ась|ись)|пригласил[аои]?|разрешил[аои]?|"
    r"назначил[аои]?|наметил[аои]?|перен[её]с(?:л[аои])?|отложил[аои]?|продлил[аои]?"
)
_TO_DO = re.compile(r"[а-яё]{2,}(?:ть|ти|чь)(?:ся|сь)?\b|(?:^| )(?:на|к|ко|до) $")
_PAST = re.compile(
    r"[а-яё]+[аеёиоуыя]л[аои]?(?:с[яь])?|[а-яё]*ш(?:ёл|ел|ла|ло|ли)(?:с[яь])?|(?:по|с)?мог(?:л[аои])?|умер(?:л[аои])?|"
    r"[а-яё]*(?:погиб|вез|вёз|нес|нёс|рос|лег|лёг|спас|стиг|(?:воз|про)ник|исчез)(?:л[аои])?(?:с[яь])?"
)
# What is done and holds: back, but "открыта до 30 июня" lasts.
_DONE = re.compile(
    r"[а-яё]+(?:ова|иса|ела|аде|еде|ече|юче|рше|авле|овле|явле|оже|ожде|оше|есе|есё|уче|обра|да|зва|сла|строе|щё|ще|лё)н[аоы]?|"
    r"[а-яё]*(?:крыт|взят|убит|принят|снят|занят|начат)[аоы]?"
)
# Nouns and small words that end like verbs of the past.
_NOUNS = re.compile(
    r"[а-яё]*[аияыу]тели|[а-яё]*(?:канал|материал|персонал|терминал|вокзал|интервал|сигнал|потенциал|отдел|раздел|предел|"
    r"тоннел|протокол|стран)[аы]?|(?:журнал|генерал|капитал|финал|филиал|адмирал|причал|квартал|минерал|байкал|урал|посол|"
    r"угол|футбол|михаил|кирилл)а?|школа|скал[аы]?|сила|тел[аои]|дел[аои]|сел[ао]|недели|цели|модели|отели|доли|роли|"
    r"воли|соли|автомобили|мили|мало|около|число|начал[ао]|или|если|курил|данн?ы"
)
_WORD = re.compile(r"[а-яё]+")
_EDGE = re.compile(r"[,;:()«»\"]| - ")
# Before a date, in a sentence whose verbs say nothing: "by 5 May", "until the end of August".
_TOWARDS = re.compile(r"(?:^|[^а-яё])(?:до|к|ко|не позднее|не раньше) (?:самого |самой )?$")
_STOP = re.compile(r"(?<=[а-яё0-9)\"»]{3})[.!?…]+[\"»)]* ")
_WINDOW = 120


_BACK, _LASTING, _NEITHER, _BY_PLACE, _AHEAD = -2, -1, 0, 1, 2


@lru_cache(maxsize=8192)
def _points(word: str) -> int:
    """Where a word points."""
    if len(word) < 3 or len(word) > 24 or _NOUNS.fullmatch(word):
        return _NEITHER
    if _PLANS.fullmatch(word) or (_FUTURE.fullmatch(word) and not _PRESENT.fullmatch(word)):
        return _AHEAD
    if _ASKED.fullmatch(word):
        return _BY_PLACE
    return _LASTING if _DONE.fullmatch(word) else _BACK if _PAST.fullmatch(word) else _NEITHER


def _nearest(before: str, after: str) -> int:
    """Where the nearest word points that points at all."""
    back = next((word for word in reversed(list(_WORD.finditer(before))) if _points(word[0])), None)
    ahead = next((word for word in _WORD.finditer(after) if _points(word[0])), None)
    if back and (ahead is None or len(before) - back.end() <= ahead.start()):
        way = _points(back[0])
        if way == _BY_PLACE:
            return _AHEAD if _TO_DO.search(before, back.end()) else _BACK
        return _AHEAD if way == _LASTING and _TOWARDS.search(before) else way
    return _NEITHER if ahead is None else _BACK if _points(ahead[0]) == _BY_PLACE else _points(ahead[0])


def looks_ahead(before: str, after: str) -> bool | None:
    """Whether the words around a date, in small letters, point ahead, its own clause first; None: neither way."""
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
    stop = _STOP.search(folded, end, end + _WINDOW)
    after = folded[end : stop.start() if stop else end + _WINDOW]
    return looks_ahead(before[cuts[-1].end() if cuts else 0 :], after)
