"""Where a Japanese sentence looks: its verb stands at the end, and a clause's verb before its noun."""
# floor 5

import re

_WINDOW = 140
# How far the first verb, and how far the main verb's own words reach.
_NEAR, _END = 70, 16
_STOP = re.compile(r"[。！？!?]")
# A day before one of these belongs to the main verb, not to the words right behind it.
_TOPIC = re.compile(
    r"^(?:の[^、。「」]{0,8}[会談議見話明報表](?:談|議|見|合|表)?で)?[、,]|^(?:の(?:記者)?会見で|の[^、。「」]{1,8}で、)"
)
_BEFORE = re.compile(r"(?:来る|きたる|次回は?|次回の[^、。]{1,8}は|今度の|期限は|期限の|締め切りは)$")
_NOUNS_AHEAD = (
    "予定|見通し|見込み|見込む|見込んで|方針|計画|構え|意向|方向|運び|目標|めど|目指|予想|予測|予報|予告|検討|調整|期限|"
    "締め切り|控え|迎える|備え|見据え|向け"
)
_CUE = re.compile(
    # One look at the letter spares most of the text all the rest.
    rf"(?=[予見方計構意運目め検調期締控迎備向開行始実公訪するくうむつぶぐへただをに以か発])(?:(?P<ahead>{_NOUNS_AHEAD}|(?:開かれ|行われ|始ま|開催され|実施され|予定され|公開され|行な?|開催す|実施す|訪問す|訪れ|開始す)る"
    r"|[するくうむつぶぐ](?=[」』]|と(?:発表|表明|明らか|述べ|語|伝え|報じ|決め|いう)|こと(?:を|で|に)|考え)|へ(?=[」』]))"
    r"|(?P<back>(?<=[っいしれえけきみじめねべてせげびりだまち])た(?=[、。」』）)]|と|の|こと|際|が|ほか|ばかり|後|[一-龥ァ-ヶ0-9])"
    r"|(?<=[んい])だ(?=[、。」』と後])|を受け、|に続き|以来|から続|発表によ))"
)
_PAST_END = re.compile(r"(?:た|[んい]だ|ました|でした|という|ている|である|ておる|だった)[」』）)]*$")
_AHEAD_END = re.compile(
    rf"(?:(?:{_NOUNS_AHEAD})(?:だ|です|という|である|ている|となる|とみられる|もある|がある|の見通し)?|へ|[でに]|まで(?:だ|の予定)?|ます|だろう"
    r"|(?<!とさ)(?<!とみら)(?<!てい)(?<!でい)(?<!も|が)(?<!で|に|は)(?<!とい)[るうくすつむぶぐ]|も)[」』）)]*$"
)
_REPORT = re.compile(
    r"(?:発表|表明|説明|主張|指摘|強調|批判|抗議|会見|反論|公表|声明|報道|談話|確認|通告|通知|言及|反発|歓迎|非難)した|"
    r"(?:申し入れ|述べ|伝え|告げ|求め|訴え|認め|示唆し|明らかにし|示し|語っ|話し|報じ|言っ)た|分かった|わかった|配信した"
)
_SUBJECT = re.compile(r"[はがも]$|[はがも](?:同日|きょう|きのう)?$")


def _clause(after: str) -> str:
    """The rest of a sentence, without its stop."""
    stop = _STOP.search(after)
    return (after[: stop.start()] if stop else after).rstrip()


def looks_ahead(before: str, after: str) -> bool | None:
    """Whether the words around a date point ahead; None if they point neither way.

    `before` and `after` are the rest of its sentence on both sides. A day that opens the sentence goes with the verb
    at its end; any other with the first verb behind it.
    """
    if _BEFORE.search(before[-_END:]):
        return True
    tail = _clause(after)
    if not _TOPIC.match(tail):
        cue = _CUE.search(tail, 0, _NEAR)
        if cue is not None:
            return cue["ahead"] is not None
    if _PAST_END.search(tail[-_END:]):
        return False
    if _AHEAD_END.search(tail[-_END:]):
        return True
    return None


def reports(match: re.Match[str]) -> bool:
    """Whether a day is that of a report, as in "the minister on the 15th said": it is near that of publication."""
    before = match.string[max(0, match.start() - 4) : match.start()]
    tail = _clause(match.string[match.end() : match.end() + _WINDOW])
    return bool((_SUBJECT.search(before) or _TOPIC.match(tail)) and _REPORT.search(tail[-_END:]))
